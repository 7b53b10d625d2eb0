// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;

/** Reads validity and boolean buffers, 64 rows at a time. */
final class BitWords {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private BitWords() {}

    /**
     * The bits of up to 64 rows, the first in the lowest bit.
     *
     * @param buffer long enough for {@code rows} bits
     * @param first a multiple of 64
     * @param rows how many rows there are in all; the bits of those beyond are 0
     */
    static long at(ArrowBuf buffer, int first, int rows) {
        int count = Math.min(Long.SIZE, rows - first);
        long at = first / Byte.SIZE;
        if (count == Long.SIZE) {
            long word = buffer.getLong(at);
            return LITTLE_ENDIAN ? word : Long.reverseBytes(word);
        }
        long word = 0;
        for (int bit = 0; bit < count; bit += Byte.SIZE) {
            word |= (buffer.getByte(at++) & 0xffL) << bit;
        }
        return word & ((1L << count) - 1);
    }
}
