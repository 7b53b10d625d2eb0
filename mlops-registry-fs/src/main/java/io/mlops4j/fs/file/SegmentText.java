// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.tracking.MetricPoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a segment of metric points: a line of what it is, then one line per point.
 *
 * <pre>
 * mlops4j-metrics format=1 run=r1 segment=5f0e...-1 check=5a3c91d0
 * 1c291ca3 1 0 1700000000000 0.87 auc
 * 9d8e7f60 0 0 1700000000000 0.44 log loss
 * </pre>
 *
 * <p>A line holds its check, how many lines of the same batch follow it, step, time, value and key. The check is the
 * CRC-32C of the line with the check of the line before it in place of its own, so that no line can be altered, left out,
 * put elsewhere or taken from another segment. A batch counts when its last line is there.
 */
final class SegmentText {
    private static final String MAGIC = "mlops4j-metrics";
    private static final int FORMAT = 1;
    private static final int FIELDS = 6;

    private SegmentText() {}

    /**
     * Where a segment was read or written up to, at the end of a batch.
     *
     * @param offset in bytes
     * @param check the check of the line that ends there; empty at the very start
     */
    record Position(long offset, String check) {
        static final Position START = new Position(0, "");
    }

    /**
     * Points that were read.
     *
     * @param points the points of whole batches
     * @param end where the last whole batch ends
     */
    record Batches(List<MetricPoint> points, Position end) {}

    /**
     * Reads what follows a position. A batch without its last line is left for later: somebody is writing it, or died
     * over it.
     *
     * @param file the segment, for errors
     * @param from the position
     * @param bytes everything after it
     * @throws CorruptRecordException if a line is not as it was written
     */
    static Batches read(Path file, RunId run, Position from, byte[] bytes) {
        List<MetricPoint> whole = new ArrayList<>();
        List<MetricPoint> batch = new ArrayList<>();
        Position end = from;
        String check = from.check();
        int left = 0;
        int start = 0;
        for (int stop = CheckedLine.endOf(bytes, 0); stop >= 0; stop = CheckedLine.endOf(bytes, start)) {
            String line = new String(bytes, start, stop - start, StandardCharsets.UTF_8);
            start = stop + 1;
            if (check.isEmpty()) {
                requireFirstLine(file, run, line);
                check = lastWord(line);
            } else {
                String[] fields = fields(file, check, line);
                check = fields[0];
                left = left(file, fields[1], batch.isEmpty() ? -1 : left - 1);
                batch.add(point(file, fields));
            }
            if (left == 0) {
                whole.addAll(batch);
                batch.clear();
                end = new Position(from.offset() + start, check);
            }
        }
        requireTorn(file, check, new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
        return new Batches(whole, end);
    }

    /**
     * Refuses an end without a line feed that is not the beginning of a line but a whole one, then something else; unless
     * that is zeros, which a power cut leaves where data had not arrived.
     */
    private static void requireTorn(Path file, String check, String end) {
        if (!end.isEmpty() && !end.endsWith("\0") && isSound(check, end.substring(0, end.length() - 1))) {
            throw RecordFile.corrupt(file, "its last line does not end in a line feed", null);
        }
    }

    /** Writes the first line, without its line feed. */
    static String first(RunId run, String segment) {
        return CheckedLine.seal(firstLine(run, segment));
    }

    private static String firstLine(RunId run, String segment) {
        return MAGIC + " format=" + FORMAT + " run=" + run + " segment=" + segment;
    }

    private static void requireFirstLine(Path file, RunId run, String line) {
        String name = file.getFileName().toString();
        String segment = name.substring(0, name.lastIndexOf('.'));
        String found = CheckedLine.open(file, MAGIC, FORMAT, line);
        if (!found.equals(firstLine(run, segment))) {
            throw RecordFile.corrupt(file, "it is another segment: " + found, null);
        }
    }

    private static String[] fields(Path file, String before, String line) {
        String[] fields = line.split(" ", FIELDS);
        if (!isSound(before, line) || fields.length != FIELDS) {
            throw RecordFile.corrupt(file, "a line of it is damaged: '" + line + "'", null);
        }
        return fields;
    }

    private static boolean isSound(String before, String line) {
        int end = line.indexOf(' ');
        return end > 0 && check(before, line.substring(end)).equals(line.substring(0, end));
    }

    private static int left(Path file, String field, int expected) {
        try {
            int left = Integer.parseInt(field);
            if (left >= 0 && (expected < 0 || left == expected)) {
                return left;
            }
        } catch (NumberFormatException e) {
            throw RecordFile.corrupt(file, "a count of lines is no number: '" + field + "'", e);
        }
        throw RecordFile.corrupt(file, "a batch of it does not count down to 0", null);
    }

    private static MetricPoint point(Path file, String[] fields) {
        try {
            return new MetricPoint(
                    fields[5], Double.parseDouble(fields[4]), Long.parseLong(fields[2]), Long.parseLong(fields[3]));
        } catch (IllegalArgumentException e) {
            throw RecordFile.corrupt(file, "a line of it holds no point", e);
        }
    }

    private static String check(String before, String rest) {
        return CheckedLine.check((before + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf('=') + 1);
    }
}
