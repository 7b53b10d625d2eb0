// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow as they are written. Not a stream of the JDK, which takes a lock for every byte. */
final class ByteWriter {
    private static final int LONGEST_COUNT = 9;

    private byte[] bytes = new byte[256];
    private int size;

    void writeByte(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    void writeRaw(byte[] raw) {
        makeRoom(raw.length);
        System.arraycopy(raw, 0, bytes, size, raw.length);
        size += raw.length;
    }

    /** A number of at least 0 as LEB128: seven bits a byte, the lowest first; the top bit says that more follow. */
    void writeCount(long count) {
        makeRoom(LONGEST_COUNT);
        long rest = count;
        while (rest > 0x7f) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeCounts(long[] counts) {
        for (long count : counts) {
            writeCount(count);
        }
    }

    /** The length in bytes, then UTF-8. */
    void writeText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeCount(encoded.length);
        writeRaw(encoded);
    }

    /** The 8 bytes of IEEE 754, the most significant first. */
    void writeNumber(double number) {
        makeRoom(Double.BYTES);
        long bits = Double.doubleToLongBits(number);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), size + (size >> 1)));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
