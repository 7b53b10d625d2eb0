// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. The checksum is already known to match, so an error here means a foreign writer. Nothing
 * is made room for that the bytes left could not fill.
 */
final class ByteReader {
    // Nine groups of seven bits: every long that is not negative.
    private static final int COUNT_BITS = 63;

    private final Frame frame;
    private final byte[] bytes;
    private int position;
    private final int end;

    ByteReader(Frame frame, byte[] bytes, int from, int end) {
        this.frame = frame;
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** The next bytes as they are. */
    byte[] readRaw(int length) {
        requireLeft(length);
        byte[] raw = new byte[length];
        System.arraycopy(bytes, position, raw, 0, length);
        position += length;
        return raw;
    }

    /** A number of at least 0. */
    long readCount() {
        long count = 0;
        for (int shift = 0; shift < COUNT_BITS; shift += 7) {
            if (position == end) {
                throw frame.corrupt("it ends too early");
            }
            byte next = bytes[position++];
            count |= (next & 0x7fL) << shift;
            if (next > 0 || (next == 0 && shift == 0)) {
                return count;
            }
            if (next == 0) {
                throw frame.corrupt("a count is longer than it needs to be");
            }
        }
        throw frame.corrupt("a count is longer than " + COUNT_BITS + " bits");
    }

    /** A number of things that follow, each of which takes at least {@code bytesEach}. */
    int readLength(int bytesEach) {
        long length = readCount();
        if (length > (end - position) / bytesEach) {
            throw frame.corrupt(
                    "a length of " + length + " reaches past the end, " + (end - position) + " bytes further");
        }
        return (int) length;
    }

    long[] readCounts(int length) {
        requireLeft(length);
        long[] counts = new long[length];
        for (int i = 0; i < length; i++) {
            byte next = position < end ? bytes[position] : -1;
            if (next >= 0) {
                // Most counts are small.
                counts[i] = next;
                position++;
            } else {
                counts[i] = readCount();
            }
        }
        return counts;
    }

    double[] readNumbers(int length) {
        requireLeft((long) length * Double.BYTES);
        double[] numbers = new double[length];
        ByteBuffer.wrap(bytes, position, end - position).asDoubleBuffer().get(numbers);
        position += length * Double.BYTES;
        return numbers;
    }

    String readText() {
        int length = readLength(1);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, length))
                    .toString();
            position += length;
            return text;
        } catch (CharacterCodingException e) {
            throw frame.corrupt("a name is not UTF-8");
        }
    }

    void requireEnd() {
        if (position != end) {
            throw frame.corrupt((end - position) + " bytes too many");
        }
    }

    private void requireLeft(long length) {
        if (length > end - position) {
            throw frame.corrupt("it ends too early");
        }
    }
}
