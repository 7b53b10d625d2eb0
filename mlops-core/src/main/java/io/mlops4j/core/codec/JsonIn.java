// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Names;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a record that {@link JsonOut} wrote, or of an object within it. What is missing, of another type or out of
 * range throws {@link CorruptRecordException} naming the record and the field. Fields that nobody asks for are ignored.
 * Immutable and thread-safe.
 */
public final class JsonIn {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final JsonPlace here;
    private final JsonValue.Fields fields;

    private JsonIn(JsonPlace here, JsonValue.Fields fields) {
        this.here = here;
        this.fields = fields;
    }

    /**
     * Reads a line.
     *
     * @param record what the record is, for errors, such as {@code run 'a1'}
     * @param line the line, without a line break
     * @param newest the newest version of the format that the caller understands
     * @return its fields
     * @throws CorruptRecordException if the line is damaged: no JSON object, a key twice, text after its end, nested too
     *     deeply, more than {@value JsonOut#MAX_BYTES} bytes, or not what its checksum says
     * @throws UnsupportedFormatException if the line is of a newer version
     */
    public static JsonIn read(String record, String line, int newest) {
        JsonPlace whole = JsonPlace.of(record);
        JsonRecord.checkSize(whole, line);
        Checksum.Finding checksum = JsonRecord.checksum(whole, line);
        JsonIn in = new JsonIn(whole, JsonRecord.parsed(whole, line));
        in.requireVersion(newest);
        // asked last, since a newer format may seal its records in another way
        if (checksum == Checksum.Finding.MISSING) {
            throw whole.damaged("has no checksum at its end");
        }
        return in;
    }

    /**
     * Reads a document that people write: like a line, but it needs no checksum and may be laid out freely, also behind a byte
     * order mark.
     *
     * @param record what the document is, for errors, such as {@code policy}
     * @param text the document
     * @param newest the newest version of the format that the caller understands
     * @return its fields
     * @throws CorruptRecordException if it is no JSON object, has a key twice, holds more than the object, is nested too
     *     deeply, is too large, or has no version
     * @throws UnsupportedFormatException if it is of a newer version
     */
    public static JsonIn document(String record, String text, int newest) {
        JsonPlace whole = JsonPlace.of(record);
        JsonRecord.checkSize(whole, text);
        // editors of some systems put one there; RFC 8259, section 8.1, lets a reader ignore it
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        JsonIn in = new JsonIn(whole, JsonRecord.parsed(whole, unmarked));
        in.requireVersion(newest);
        return in;
    }

    /**
     * Refuses fields that nobody would ask for. For what must not be misread: a field with a typing error would otherwise
     * be a rule that is not in force.
     *
     * @param known the fields that may be there, besides the version and the checksum of a record
     * @return this
     */
    public JsonIn only(String... known) {
        Set<String> unknown = new LinkedHashSet<>(fields.values().keySet());
        unknown.removeAll(Set.of(known));
        if (here.isWhole()) {
            unknown.removeAll(Set.of("v", "crc"));
        }
        for (String key : unknown) {
            throw here.within(Names.printable(key)).damaged("is not known here");
        }
        return this;
    }

    /**
     * Reads the version of the record's format.
     *
     * @return the version, 1 or more, at most the newest that the caller understands
     */
    public int version() {
        return int32("v");
    }

    /**
     * Tells whether a field is there.
     *
     * @param key the field
     * @return whether the object has it
     */
    public boolean has(String key) {
        return fields.values().containsKey(key);
    }

    /**
     * Reads a text.
     *
     * @param key the field
     * @return the text
     */
    public String text(String key) {
        return textOf(key, value(key));
    }

    /**
     * Reads a text that may be missing.
     *
     * @param key the field
     * @return the text, or empty if there is no such field
     */
    public Optional<String> optionalText(String key) {
        return optional(key, this::text);
    }

    /**
     * Reads a value from its printed form.
     *
     * @param key the field
     * @param parser makes the value; may throw {@link IllegalArgumentException}
     * @param <T> the value's type
     * @return the value
     */
    public <T> T parsed(String key, Function<String, T> parser) {
        String text = text(key);
        return here.within(key).make(() -> parser.apply(text));
    }

    /**
     * Reads a value from its printed form that may be missing.
     *
     * @param key the field
     * @param parser makes the value; may throw {@link IllegalArgumentException}
     * @param <T> the value's type
     * @return the value, or empty if there is no such field
     */
    public <T> Optional<T> optionalParsed(String key, Function<String, T> parser) {
        return optional(key, present -> parsed(present, parser));
    }

    /**
     * Reads an enum constant by its name.
     *
     * @param key the field
     * @param type the enum
     * @param <E> the enum
     * @return the constant
     */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return parsed(key, name -> JsonScalar.constant(type, name));
    }

    /**
     * Reads an array of texts that are printed forms of values.
     *
     * @param key the field
     * @param parser makes a value of one; may throw {@link IllegalArgumentException}
     * @param <T> the value's type
     * @return the values, in order
     */
    public <T> List<T> allParsed(String key, Function<String, T> parser) {
        List<T> read = new ArrayList<>();
        for (String text : texts(key)) {
            read.add(here.within(key + "[" + read.size() + "]").make(() -> parser.apply(text)));
        }
        return Collections.unmodifiableList(read);
    }

    /**
     * Reads an object whose keys are names of enum constants, and whose values are texts.
     *
     * @param key the field
     * @param type the enum
     * @param <E> the enum
     * @return the texts by constant
     */
    public <E extends Enum<E>> SortedMap<E, String> textsByConstant(String key, Class<E> type) {
        SortedMap<E, String> read = new TreeMap<>();
        JsonPlace place = here.within(key);
        textsByKey(key).forEach((name, text) -> read.put(place.make(() -> JsonScalar.constant(type, name)), text));
        return Collections.unmodifiableSortedMap(read);
    }

    /**
     * Refuses the type of what people write, and lists what types there are: the simple names of the permitted subclasses.
     *
     * @param what what is to have a type, such as {@code gate}
     * @param sealed its sealed type
     * @return the error, to be thrown
     */
    CorruptRecordException unknownType(String what, Class<?> sealed) {
        return JsonScalar.unknownType(here.within("type"), text("type"), what, sealed);
    }

    /**
     * Reads a moment.
     *
     * @param key the field
     * @return the moment
     */
    public Instant instant(String key) {
        return time(key, "a moment such as 2026-12-24T16:00:00Z", Instant::parse);
    }

    /**
     * Reads a length of time.
     *
     * @param key the field
     * @return the duration
     */
    public Duration duration(String key) {
        return time(key, "a duration such as P14D or PT36H", Duration::parse);
    }

    /**
     * Reads a time of day.
     *
     * @param key the field
     * @return the time
     */
    public LocalTime timeOfDay(String key) {
        return time(key, "a time of day such as 16:00", LocalTime::parse);
    }

    /**
     * Reads a day.
     *
     * @param key the field
     * @return the day
     */
    public LocalDate day(String key) {
        return time(key, "a day such as 2027-06-30", LocalDate::parse);
    }

    /**
     * Reads a whole number of 32 bits.
     *
     * @param key the field
     * @return the number
     */
    public int int32(String key) {
        return JsonScalar.whole(here.within(key), value(key), Integer.SIZE, Integer::parseInt);
    }

    /**
     * Reads a whole number of 32 bits that may be missing.
     *
     * @param key the field
     * @return the number, or empty if there is no such field
     */
    public Optional<Integer> optionalInt32(String key) {
        return optional(key, this::int32);
    }

    /**
     * Reads a whole number of 64 bits.
     *
     * @param key the field
     * @return the number
     */
    public long int64(String key) {
        return JsonScalar.whole(here.within(key), value(key), Long.SIZE, Long::parseLong);
    }

    /**
     * Reads a double exactly.
     *
     * @param key the field
     * @return the number, NaN and the infinities included
     */
    public double float64(String key) {
        return JsonScalar.float64(here.within(key), value(key));
    }

    /**
     * Reads an object.
     *
     * @param key the field
     * @return its fields
     */
    public JsonIn object(String key) {
        return objectOf(key, value(key));
    }

    /**
     * Reads an object that may be missing.
     *
     * @param key the field
     * @return its fields, or empty if there is no such field
     */
    public Optional<JsonIn> optionalObject(String key) {
        return optional(key, this::object);
    }

    /**
     * Reads an array of objects.
     *
     * @param key the field
     * @param reader makes a value of one; may throw {@link IllegalArgumentException}
     * @param <T> the value's type
     * @return the values, in order
     */
    public <T> List<T> objects(String key, Function<JsonIn, T> reader) {
        List<T> read = new ArrayList<>();
        for (JsonValue element : elements(key)) {
            String place = key + "[" + read.size() + "]";
            JsonIn in = objectOf(place, element);
            read.add(here.within(place).make(() -> reader.apply(in)));
        }
        return Collections.unmodifiableList(read);
    }

    /**
     * Reads an array of texts.
     *
     * @param key the field
     * @return the texts, in order
     */
    public List<String> texts(String key) {
        List<String> read = new ArrayList<>();
        for (JsonValue element : elements(key)) {
            read.add(textOf(key + "[" + read.size() + "]", element));
        }
        return Collections.unmodifiableList(read);
    }

    /**
     * Reads an object whose fields are all texts.
     *
     * @param key the field
     * @return the texts by key
     */
    public SortedMap<String, String> textsByKey(String key) {
        JsonIn object = object(key);
        SortedMap<String, String> read = new TreeMap<>();
        object.fields.values().keySet().forEach(field -> read.put(field, object.text(field)));
        return Collections.unmodifiableSortedMap(read);
    }

    /**
     * Reads an object whose fields are all doubles.
     *
     * @param key the field
     * @return the numbers by key
     */
    public SortedMap<String, Double> float64sByKey(String key) {
        JsonIn object = object(key);
        SortedMap<String, Double> read = new TreeMap<>();
        object.fields.values().keySet().forEach(field -> read.put(field, object.float64(field)));
        return Collections.unmodifiableSortedMap(read);
    }

    /**
     * Makes a value of what was read, so that values which our own types refuse count as damage of the record.
     *
     * @param maker makes the value; may throw {@link IllegalArgumentException}
     * @param <T> the value's type
     * @return the value
     */
    public <T> T make(Supplier<T> maker) {
        return here.make(maker);
    }

    private <T> T time(String key, String wanted, Function<String, T> parser) {
        return JsonScalar.time(here.within(key), text(key), wanted, parser);
    }

    private void requireVersion(int newest) {
        int version = version();
        if (version > newest) {
            throw new UnsupportedFormatException("Cannot read " + here.record() + ": it has format " + version
                    + ", written by a newer library; this one knows formats up to " + newest);
        }
        if (version < 1) {
            throw here.within("v").damaged("is not a version");
        }
    }

    private <T> Optional<T> optional(String key, Function<String, T> reader) {
        return has(key) ? Optional.of(reader.apply(key)) : Optional.empty();
    }

    private JsonValue value(String key) {
        JsonValue value = fields.values().get(key);
        if (value == null) {
            throw here.within(key).damaged("is missing");
        }
        return value;
    }

    private String textOf(String place, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw here.within(place).damaged("is not a text");
    }

    private JsonIn objectOf(String place, JsonValue value) {
        if (value instanceof JsonValue.Fields object) {
            return new JsonIn(here.within(place), object);
        }
        throw here.within(place).damaged("is not an object");
    }

    private List<JsonValue> elements(String key) {
        if (value(key) instanceof JsonValue.Elements array) {
            return array.values();
        }
        throw here.within(key).damaged("is not an array");
    }
}
