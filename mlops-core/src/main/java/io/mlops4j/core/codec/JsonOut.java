// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.mlops4j.common.Names;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record as one line of JSON: fields in the order in which they are written, no white space, no line break, the
 * format version first ({@code v}) and a checksum last ({@code crc}). The same fields give the same characters on every
 * machine.
 *
 * <pre>{@code
 * String line = JsonOut.line(1, out -> out.text("name", "bank").int64("size", 3));
 * // {"v":1,"name":"bank","size":3,"crc":"..."}
 * }</pre>
 *
 * <p>A field whose value is null is left out. To be used by one thread, within the call that handed it out.
 */
public final class JsonOut {
    /** Largest record, in bytes of UTF-8: 4 MiB, what every backend must take in one piece. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // the Java platform's own rendering of doubles changed with JDK 19
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            // the checksum is appended to the object while it is still open
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    /**
     * Writes a record.
     *
     * @param version the version of its format, 1 or more
     * @param fields writes the fields; the keys {@code v} and {@code crc} are taken
     * @return the line, without a line break
     * @throws IllegalArgumentException if the record is larger than {@value #MAX_BYTES} bytes or a text holds an unpaired
     *     surrogate
     */
    public static String line(int version, Consumer<JsonOut> fields) {
        return sealed(open(version, fields));
    }

    /**
     * Writes a document that people read and write, or whose bytes are digested: as a line, but without a checksum.
     *
     * @param version the version of its format, 1 or more
     * @param fields writes the fields; the key {@code v} is taken
     * @return the document, one line without a line break; the same for the same fields on every machine
     */
    public static String document(int version, Consumer<JsonOut> fields) {
        return open(version, fields) + "}";
    }

    private static String open(int version, Consumer<JsonOut> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.writeStartObject();
            JsonOut out = new JsonOut(generator).int64("v", version);
            fields.accept(out);
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes a text.
     *
     * @param key the field
     * @param value the text, or null to leave the field out
     * @return this
     */
    public JsonOut text(String key, @Nullable String value) {
        return value == null ? this : emit(() -> generator.writeStringField(key, value));
    }

    /**
     * Writes a value by its printed form, such as an identity or an enum constant.
     *
     * @param key the field
     * @param value the value, or null to leave the field out
     * @return this
     */
    public JsonOut printed(String key, @Nullable Object value) {
        return value == null ? this : text(key, value.toString());
    }

    /**
     * Writes a whole number.
     *
     * @param key the field
     * @param value the number, or null to leave the field out
     * @return this
     */
    public JsonOut int32(String key, @Nullable Integer value) {
        return value == null ? this : int64(key, value);
    }

    /**
     * Writes a whole number.
     *
     * @param key the field
     * @param value the number
     * @return this
     */
    public JsonOut int64(String key, long value) {
        return emit(() -> generator.writeNumberField(key, value));
    }

    /**
     * Writes a double exactly: it is read back with the same bits, but for the payload of NaN. NaN and the infinities are
     * the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
     *
     * @param key the field
     * @param value the number
     * @return this
     */
    public JsonOut float64(String key, double value) {
        return emit(() -> generator.writeNumberField(key, value));
    }

    /**
     * Writes a moment in ISO 8601 with all its digits.
     *
     * @param key the field
     * @param value the moment, or null to leave the field out
     * @return this
     */
    public JsonOut instant(String key, @Nullable Instant value) {
        return printed(key, value);
    }

    /**
     * Writes an object.
     *
     * @param key the field
     * @param fields writes its fields
     * @return this
     */
    public JsonOut object(String key, Consumer<JsonOut> fields) {
        emit(() -> generator.writeObjectFieldStart(key));
        fields.accept(this);
        return emit(generator::writeEndObject);
    }

    /**
     * Writes texts by key, in the order of the map.
     *
     * @param key the field
     * @param values the texts
     * @return this
     */
    public JsonOut texts(String key, Map<String, String> values) {
        return object(key, out -> values.forEach(out::text));
    }

    /**
     * Writes doubles by key, in the order of the map.
     *
     * @param key the field
     * @param values the numbers
     * @return this
     */
    public JsonOut float64s(String key, Map<String, Double> values) {
        return object(key, out -> values.forEach(out::float64));
    }

    /**
     * Writes an array of objects.
     *
     * @param key the field
     * @param values what to write, one object each
     * @param fields writes the fields of one
     * @param <T> what is written
     * @return this
     */
    public <T> JsonOut objects(String key, Iterable<T> values, BiConsumer<JsonOut, T> fields) {
        emit(() -> generator.writeArrayFieldStart(key));
        for (T value : values) {
            emit(generator::writeStartObject);
            fields.accept(this, value);
            emit(generator::writeEndObject);
        }
        return emit(generator::writeEndArray);
    }

    /**
     * Writes an array of texts.
     *
     * @param key the field
     * @param values the texts
     * @return this
     */
    public JsonOut texts(String key, Iterable<String> values) {
        emit(() -> generator.writeArrayFieldStart(key));
        for (String value : values) {
            emit(() -> generator.writeString(value));
        }
        return emit(generator::writeEndArray);
    }

    private static String sealed(String open) {
        try {
            ByteBuffer utf8 = Checksum.utf8(open);
            String line = Checksum.seal(open, utf8);
            int size = utf8.remaining() + line.length() - open.length();
            if (size > MAX_BYTES) {
                throw Names.invalid("record", open, "at most " + MAX_BYTES + " bytes, got " + size);
            }
            return line;
        } catch (CharacterCodingException e) {
            throw Names.invalid("record", open, "no unpaired surrogates");
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private JsonOut emit(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            // a writer into memory has no other cause than fields that make no JSON
            throw new UncheckedIOException(e);
        }
    }
}
