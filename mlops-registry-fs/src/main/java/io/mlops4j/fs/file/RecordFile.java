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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One immutable file of the store: a line of what it is, a line of whose it is, and a line of payload.
 *
 * <pre>
 * mlops4j-record format=1 kind=model revision=2 previous=6b0c... writer=94ff... bytes=47 sha256=03ac... check=1c291ca3
 * owner=credit risk
 * {"v":1,...}
 * </pre>
 *
 * @param kind what it is
 * @param revision its place in its log, 1 for the first
 * @param previous the SHA-256 of the file before it in its log, or {@value #NONE} for the first
 * @param writer a nonce of the attempt that wrote it
 * @param owner the model, run or experiment that it belongs to
 * @param payload one line
 */
public record RecordFile(Kind kind, long revision, String previous, String writer, String owner, String payload) {
    /** What a record is. */
    public enum Kind {
        /** What the store is. */
        STORE,
        /** An entry of a model's log. */
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
            Pattern.compile(MAGIC + " format=1 kind=([a-z]+) revision=([1-9][0-9]{0,11})"
                    + " previous=([0-9a-f]{64}|-) writer=([0-9a-f]{32}) bytes=([1-9][0-9]{0,8}) sha256=([0-9a-f]{64})");
    private static final String OWNER = "owner=";

    /** Writes the file. */
    byte[] encode() {
        byte[] rest = utf8(OWNER + owner + "\n" + payload + "\n");
        String first = MAGIC + " format=" + FORMAT + " kind=" + kind.text() + " revision=" + revision + " previous="
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
        String[] lines = lines(file, rest);
        return new RecordFile(
                kind(file, fields.group(1)),
                Long.parseLong(fields.group(2)),
                fields.group(3),
                fields.group(4),
                lines[0].substring(OWNER.length()),
                lines[1]);
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
    public void require(Path file, Kind expectedKind, long expectedRevision, String expectedPrevious) {
        requireKind(file, expectedKind);
        if (revision != expectedRevision) {
            throw corrupt(file, "it is record " + revision + ", not " + expectedRevision, null);
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

    private static String[] lines(Path file, ByteBuffer rest) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            throw corrupt(file, "it is not UTF-8", e);
        }
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[0].startsWith(OWNER) || !lines[2].isEmpty()) {
            throw corrupt(file, "it does not have three lines", null);
        }
        return lines;
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
