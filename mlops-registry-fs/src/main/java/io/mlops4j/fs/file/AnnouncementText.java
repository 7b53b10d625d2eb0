// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The text of what one writer announces: a line of who it is, then one line per announcement.
 *
 * <pre>
 * mlops4j-writer format=1 writer=131b0884c8fb1129754af5ea2dfe4abc check=cda048e1
 * f1c280e5 + r1
 * 61186c08 - r1
 * </pre>
 *
 * <p>{@code +} is written before the first write to a run, {@code -} after the last. The check is the CRC-32C of the line
 * with the check of the line before it in place of its own.
 */
final class AnnouncementText {
    private static final String MAGIC = "mlops4j-writer";
    private static final int FORMAT = 1;

    /** Check, space, sign, space. */
    private static final int NAME = 11;

    /** A line of an announcement that is cut short. */
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{0,8}|[0-9a-f]{8} ([+-]( \\P{Cntrl}*)?)?");

    private AnnouncementText() {}

    /** What is announced. */
    enum Sign {
        BEGIN('+'),
        END('-');

        private final char letter;

        Sign(char letter) {
            this.letter = letter;
        }
    }

    /** Takes what was announced. */
    interface Taker {
        void take(Sign sign, String name);
    }

    /**
     * Where a text was written or read up to, at the end of a line.
     *
     * @param offset in bytes
     * @param check the check of the line that ends there; empty at the very start
     */
    record Position(long offset, String check) {
        static final Position START = new Position(0, "");
    }

    /**
     * Text to append.
     *
     * @param text the text
     * @param end where the file ends with it
     */
    record Chunk(String text, Position end) {}

    /** Writes the first line. */
    static Chunk begin(String writer) {
        String line = CheckedLine.seal(firstLine(writer));
        return chunk(Position.START, line, line.substring(line.lastIndexOf('=') + 1));
    }

    /** Writes an announcement. */
    static Chunk write(Position from, Sign sign, String name) {
        String rest = " " + sign.letter + " " + name;
        String check = check(from.check(), rest);
        return chunk(from, check + rest, check);
    }

    /**
     * Reads what follows a position. A line without its end is left for later: somebody is writing it, or died over it.
     *
     * @param file the file, for errors
     * @param writer whose it must be
     * @param from the position
     * @param bytes everything after it
     * @param taker takes the announcements in order
     * @return where the last whole line ends
     * @throws CorruptRecordException if a line is not as it was written
     */
    static Position read(Path file, String writer, Position from, byte[] bytes, Taker taker) {
        Position end = from;
        int start = 0;
        for (int stop = CheckedLine.endOf(bytes, 0); stop >= 0; stop = CheckedLine.endOf(bytes, start)) {
            String line = new String(bytes, start, stop - start, StandardCharsets.UTF_8);
            start = stop + 1;
            String check = end.check().isEmpty()
                    ? firstCheck(file, writer, line)
                    : announcement(file, end.check(), line, taker);
            end = new Position(from.offset() + start, check);
        }
        requireTorn(file, writer, end.check(), new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
        return end;
    }

    /** Refuses an end without a line feed that is not the beginning of a line, as far as its data had arrived. */
    private static void requireTorn(Path file, String writer, String before, String end) {
        String arrived = CheckedLine.arrived(end);
        boolean torn = before.isEmpty()
                ? isBeginningOfFirst(writer, arrived, end)
                : BEGINNING.matcher(arrived).matches() && !isLineBeforeSomethingElse(before, end);
        if (!torn) {
            throw RecordFile.corrupt(file, "it ends in what is no line of it", null);
        }
    }

    /** The first line is on the disk before anything is appended to it. */
    private static boolean isBeginningOfFirst(String writer, String arrived, String end) {
        String first = CheckedLine.seal(firstLine(writer));
        return first.startsWith(arrived) && end.length() <= first.length() + 1;
    }

    private static boolean isLineBeforeSomethingElse(String before, String end) {
        return !end.isEmpty() && !end.endsWith("\0") && isSound(before, end.substring(0, end.length() - 1));
    }

    /** Tells whose a whole file is. */
    static String writer(Path file, byte[] bytes) {
        int end = CheckedLine.endOf(bytes, 0);
        if (end < 0) {
            throw RecordFile.corrupt(file, "its first line is cut short", null);
        }
        String first = CheckedLine.open(file, MAGIC, FORMAT, new String(bytes, 0, end, StandardCharsets.UTF_8));
        return first.substring(first.lastIndexOf('=') + 1);
    }

    private static String firstCheck(Path file, String writer, String line) {
        if (!CheckedLine.open(file, MAGIC, FORMAT, line).equals(firstLine(writer))) {
            throw RecordFile.corrupt(file, "it is another writer's: " + line, null);
        }
        return line.substring(line.lastIndexOf('=') + 1);
    }

    private static String announcement(Path file, String before, String line, Taker taker) {
        boolean sound = isSound(before, line);
        for (Sign sign : Sign.values()) {
            if (sound && line.startsWith(" " + sign.letter + " ", NAME - 3)) {
                taker.take(sign, line.substring(NAME));
                return line.substring(0, NAME - 3);
            }
        }
        throw RecordFile.corrupt(file, "a line of it is damaged: '" + line + "'", null);
    }

    private static boolean isSound(String before, String line) {
        return line.length() > NAME && check(before, line.substring(NAME - 3)).equals(line.substring(0, NAME - 3));
    }

    private static String firstLine(String writer) {
        return MAGIC + " format=" + FORMAT + " writer=" + writer;
    }

    private static String check(String before, String rest) {
        return CheckedLine.check((before + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static Chunk chunk(Position from, String line, String check) {
        String text = line + "\n";
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        return new Chunk(text, new Position(from.offset() + size, check));
    }
}
