// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON object read field by field, with errors that name the field. */
final class JsonObject {
    private final Map<String, Object> fields;

    JsonObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    @SuppressWarnings("unchecked")
    static JsonObject of(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            // StrictJson makes no other maps.
            return new JsonObject((Map<String, Object>) map);
        }
        throw new IOException("expected an object instead of " + value);
    }

    void requireOnly(Set<String> known) throws IOException {
        for (String key : fields.keySet()) {
            if (!known.contains(key)) {
                throw new IOException("unknown field '" + key + "'");
            }
        }
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    String text(String key) throws IOException {
        if (required(key) instanceof String text) {
            return text;
        }
        throw new IOException("field '" + key + "' is not a string");
    }

    long count(String key) throws IOException {
        return count(key, required(key));
    }

    List<?> list(String key) throws IOException {
        if (required(key) instanceof List<?> list) {
            return list;
        }
        throw new IOException("field '" + key + "' is not an array");
    }

    long[] counts(String key) throws IOException {
        List<?> list = list(key);
        long[] counts = new long[list.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(key, list.get(i));
        }
        return counts;
    }

    SortedMap<String, Long> countsByName(String key) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, Object> entry :
                JsonObject.of(required(key)).fields.entrySet()) {
            counts.put(entry.getKey(), count(key, entry.getValue()));
        }
        return counts;
    }

    double[] numbers(String key) throws IOException {
        List<?> list = list(key);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(key, list.get(i));
        }
        return numbers;
    }

    private static double number(String key, Object value) throws IOException {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if ("-Infinity".equals(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        throw new IOException("field '" + key + "' holds " + value + " instead of a number");
    }

    private static long count(String key, Object value) throws IOException {
        if (value instanceof Long count && count >= 0) {
            return count;
        }
        throw new IOException("field '" + key + "' holds " + value + " instead of a count");
    }

    private Object required(String key) throws IOException {
        Object value = fields.get(key);
        if (value == null) {
            throw new IOException("field '" + key + "' is missing");
        }
        return value;
    }
}
