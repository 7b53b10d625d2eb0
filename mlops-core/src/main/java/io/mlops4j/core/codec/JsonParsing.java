// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a text to a tree, refusing what no record of ours looks like. */
final class JsonParsing {
    /** Our deepest record has 6 levels; the rest is room for newer ones, far below what could exhaust a stack. */
    private static final int MAX_NESTING = 32;

    /** The longest double has 24 characters, the longest long 20. */
    private static final int MAX_DIGITS = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // keys come from users without number: interned, they would stay in memory for ever
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(JsonOut.MAX_BYTES)
                    .build())
            .build();

    private JsonParsing() {}

    static JsonValue.Fields object(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not a JSON object");
            }
            JsonValue.Fields object = fields(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows its end");
            }
            return object;
        }
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> new JsonValue.Text(wellFormed(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Literal(parser.getText());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new JsonValue.Keyword(parser.getText());
            default -> throw new IOException("it holds an unexpected " + token);
        };
    }

    private static JsonValue.Fields fields(JsonParser parser) throws IOException {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            values.put(wellFormed(key), value(parser, next(parser)));
        }
        return new JsonValue.Fields(values);
    }

    private static JsonValue.Elements elements(JsonParser parser) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            values.add(value(parser, token));
        }
        return new JsonValue.Elements(values);
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("it ends too early");
        }
        return token;
    }

    /** Escapes can spell what UTF-8 cannot hold, and what could therefore never be written again. */
    private static String wellFormed(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    throw new IOException("it holds an unpaired surrogate");
                }
            }
        }
        return text;
    }
}
