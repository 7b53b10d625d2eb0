// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One immutable file of the store: a line of what it is, a line of whose it is, and a line of payload. A record of a model
 * has a line of payload for each entry of the model's log that was committed with it.
 *
 * <pre>
 * mlops4j-record format=1 kind=model number=2 previous=6b0c... writer=94ff... bytes=47 sha256=03ac... check=1c291ca3
 * owner=credit risk
 * {"v":1,...}
 * </pre>
 *
 * @param kind what it is
 * @param number its place among the records of its log, 1 for the first
 * @param previous the SHA-256 of the file before it in its log, or {@value #NONE} for the first
 * @param writer a nonce of the attempt that wrote it
 * @param owner the model, run or experiment that it belongs to
 * @param payloads one line each; at least one, and no more than that but for a model
 */
public record RecordFile(Kind kind, long number, String previous, String writer, String owner, List<String> payloads) {
    /** What a record is. */
    public enum Kind {
        /** What the store is. */
        STORE,
        /** Entries of a model's log. */
        MODEL,
        /** A commit to a run. */
        RUN,
        /** An experiment. */
        EXPERIMENT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name of the format, whatever its version. */
    static final String MAGIC = "mlops4j-record";

    static final int FORMAT = 1;

    /** In place of a digest, where no file is before it. */
    public static final String NONE = "-";

    private static final Pattern FIRST_LINE =
            Pattern.compile(MAGIC + " format=1 kind=([a-z]+) number=([1-9][0-9]{0,11})"
                    + " previous=([0-9a-f]{64}|-) writer=([0-9a-f]{32}) bytes=([1-9][0-9]{0,8}) sha256=([0-9a-f]{64})");
    private static final String OWNER = "owner=";

    /** Copies. */
    public RecordFile {
        payloads = List.copyOf(payloads);
        if (payloads.isEmpty() || (kind != Kind.MODEL && payloads.size() > 1)) {
            throw Names.invalid("payloads", payloads.size() + " lines", "one line, or several of a model");
        }
    }

    /** A record of one line of payload. */
    RecordFile(Kind kind, long number, String previous, String writer, String owner, String payload) {
        this(kind, number, previous, writer, owner, List.of(payload));
    }

    /** Gives the line of payload of a record that is not a model's. */
    public String payload() {
        return payloads.get(0);
    }

    /** Writes the file. */
    byte[] encode() {
        byte[] rest = utf8(OWNER + owner + "\n" + String.join("\n", payloads) + "\n");
        String first = MAGIC + " format=" + FORMAT + " kind=" + kind.text() + " number=" + number + " previous="
                + previous + " writer=" + writer + " bytes=" + rest.length + " sha256="
                + Digest.of(rest).hex();
        byte[] head = utf8(CheckedLine.seal(first) + "\n");
        return ByteBuffer.allocate(head.length + rest.length)
                .put(head)
                .put(rest)
                .array();
    }

    /**
     * Reads a file.
     *
     * @param file where it lies, for errors
     * @param bytes its bytes
     * @throws CorruptRecordException if they are not, to the last one, what {@link #encode} wrote
     * @throws UnsupportedFormatException if a newer library wrote it
     */
    static RecordFile decode(Path file, byte[] bytes) {
        int end = CheckedLine.endOf(bytes, 0);
        if (end < 0) {
            throw corrupt(file, "its first line is cut short", null);
        }
        String first = CheckedLine.open(file, MAGIC, FORMAT, new String(bytes, 0, end, StandardCharsets.UTF_8));
        Matcher fields = FIRST_LINE.matcher(first);
        if (!fields.matches()) {
            throw corrupt(file, "its first line is not that of a record", null);
        }
        int size = bytes.length - end - 1;
        if (size != Integer.parseInt(fields.group(5))) {
            throw corrupt(file, "it has " + size + " bytes after its first line, not " + fields.group(5), null);
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, end + 1, size);
        if (!Digest.of(copy(rest)).hex().equals(fields.group(6))) {
            throw corrupt(file, "its content is not what its SHA-256 says", null);
        }
        Kind kind = kind(file, fields.group(1));
        List<String> lines = lines(file, kind, rest);
        return new RecordFile(
                kind,
                Long.parseLong(fields.group(2)),
                fields.group(3),
                fields.group(4),
                lines.get(0).substring(OWNER.length()),
                lines.subList(1, lines.size()));
    }

    /** Gives the SHA-256 of the file, by which the next record of a log names this one. */
    public String digest() {
        return Digest.of(encode()).hex();
    }

    /** Refuses a record of another kind. */
    public void requireKind(Path file, Kind expected) {
        if (kind != expected) {
            throw corrupt(file, "it is a record of kind " + kind.text() + ", not " + expected.text(), null);
        }
    }

    /** Refuses a record that is sound but not the one that belongs here. */
    public void require(Path file, Kind expectedKind, long expectedNumber, String expectedPrevious) {
        requireKind(file, expectedKind);
        if (number != expectedNumber) {
            throw corrupt(file, "it is record " + number + ", not " + expectedNumber, null);
        }
        if (!previous.equals(expectedPrevious)) {
            throw corrupt(file, "it does not follow the record before it", null);
        }
    }

    /** Refuses a record of somebody else. */
    public void requireOwner(Path file, String expected) {
        if (!owner.equals(expected)) {
            throw corrupt(file, "it belongs to '" + owner + "', not to '" + expected + "'", null);
        }
    }

    static CorruptRecordException corrupt(Path file, String reason, @Nullable Throwable cause) {
        return new CorruptRecordException("Cannot read '" + file + "': " + reason, cause);
    }

    private static Kind kind(Path file, String text) {
        for (Kind kind : Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw corrupt(file, "it is a record of the unknown kind " + text, null);
    }

    /** Gives the line of the owner and those of payload. */
    private static List<String> lines(Path file, Kind kind, ByteBuffer rest) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            throw corrupt(file, "it is not UTF-8", e);
        }
        List<String> lines = List.of(text.split("\n", -1));
        int payloads = lines.size() - 2;
        if (payloads < 1
                || !lines.get(0).startsWith(OWNER)
                || !lines.get(lines.size() - 1).isEmpty()) {
            throw corrupt(file, "it does not have a line of its owner and one of payload", null);
        }
        if (payloads > 1 && kind != Kind.MODEL) {
            throw corrupt(file, "it has " + payloads + " lines of payload, not one", null);
        }
        return lines.subList(0, lines.size() - 1);
    }

    private static byte[] utf8(String text) {
        try {
            return copy(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException e) {
            throw Names.invalid("payload", text, "no unpaired surrogates");
        }
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
