// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.Decimals;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes the text of a segment that {@link SegmentText} reads, batch after batch, in memory that is used again: this is
 * what a training loop waits for. Not thread-safe.
 */
final class SegmentLines {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK = 8;
    private static final int BITS_PER_DIGIT = 4;
    private static final int DIGIT = 0xf;

    /** Check, four numbers of at most 25 characters, spaces, and the line feed. */
    private static final int WITHOUT_KEY = 128;

    /** UTF-8 bytes that one char takes at most. */
    private static final int UTF8_PER_CHAR = 3;

    private final CRC32C crc = new CRC32C();
    private final byte[] check = new byte[CHECK];
    private final byte[] first;
    private byte[] text = new byte[WITHOUT_KEY];
    private int size;
    private long end;

    SegmentLines(RunId run, String segment) {
        String line = SegmentText.first(run, segment);
        this.first = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(first, first.length - 1 - CHECK, check, 0, CHECK);
    }

    /** Writes a batch in place of the one before it, after the first line if there was none. */
    void write(List<MetricPoint> points) {
        size = 0;
        if (end == 0) {
            reserve(first.length);
            bytes(first);
        }
        for (int i = 0; i < points.size(); i++) {
            line(points.size() - 1 - i, points.get(i));
        }
        end += size;
    }

    /** Tells where the segment ends with everything that was written. */
    long end() {
        return end;
    }

    /** Hands over the last batch, in one piece. */
    void copyTo(OutputStream out) throws IOException {
        out.write(text, 0, size);
    }

    private void line(int left, MetricPoint point) {
        reserve(WITHOUT_KEY + UTF8_PER_CHAR * point.key().length());
        int start = size;
        bytes(check);
        number(left);
        number(point.step());
        number(point.epochMillis());
        text[size++] = ' ';
        text(Decimals.shortest(point.value()));
        text[size++] = ' ';
        text(point.key());
        crc.reset();
        crc.update(text, start, size - start);
        int sum = (int) crc.getValue();
        for (int i = CHECK - 1; i >= 0; i--) {
            check[i] = HEX[sum & DIGIT];
            sum >>>= BITS_PER_DIGIT;
        }
        System.arraycopy(check, 0, text, start, CHECK);
        text[size++] = '\n';
    }

    private void reserve(int more) {
        if (text.length - size < more) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, size + more));
        }
    }

    private void bytes(byte[] bytes) {
        System.arraycopy(bytes, 0, text, size, bytes.length);
        size += bytes.length;
    }

    /** Writes a space and a number; from its last digit on, and negative, since the smallest has no positive one. */
    private void number(long number) {
        text[size++] = ' ';
        long rest = number > 0 ? -number : number;
        if (number < 0) {
            text[size++] = '-';
        }
        int digits = 1;
        for (long higher = rest / 10; higher != 0; higher /= 10) {
            digits++;
        }
        for (int i = size + digits - 1; i >= size; i--) {
            text[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void text(String some) {
        for (int i = 0; i < some.length(); i++) {
            char c = some.charAt(i);
            if (c >= 0x80) {
                bytes(some.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            text[size++] = (byte) c;
        }
    }
}
