// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The binary form of current counts, version 1. The same counts always give the same bytes.
 *
 * <pre>
 * 4 bytes   "MJCC"
 * 1 byte    format version, 1
 * 64 bytes  digest of the profile, in hexadecimal digits
 * ...       the columns in the order of the profile, see {@link CountsWriter}; counts as LEB128
 * 4 bytes   CRC-32C of everything before, most significant byte first
 * </pre>
 */
public final class CountsCodec {
    private static final byte[] MAGIC = "MJCC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST_LENGTH = 64;
    private static final int HEADER_LENGTH = MAGIC.length + 1 + DIGEST_LENGTH;
    private static final int CHECKSUM_LENGTH = Integer.BYTES;

    private CountsCodec() {}

    /**
     * Writes the counts.
     *
     * @param digest of the profile they belong to
     * @param counts one per column, in the profile's order
     */
    public static byte[] toBytes(String digest, List<ColumnCounts> counts) {
        CountsWriter out = new CountsWriter();
        out.writeRaw(MAGIC);
        out.writeRaw(new byte[] {VERSION});
        out.writeRaw(digest.getBytes(StandardCharsets.US_ASCII));
        counts.forEach(out::writeColumn);
        int checksum = checksum(out.toBytes());
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.writeRaw(new byte[] {(byte) (checksum >>> shift)});
        }
        return out.toBytes();
    }

    /**
     * Reads what {@link #toBytes} wrote, in this or an earlier version of the library.
     *
     * @param digest of the profile
     * @param columns the profile's columns
     * @throws CorruptRecordException if the bytes are damaged or altered
     * @throws UnsupportedFormatException if a newer version of the library wrote them
     * @throws IllegalArgumentException if they were counted against another profile
     */
    public static List<ColumnCounts> fromBytes(String digest, List<ColumnProfile> columns, byte[] bytes) {
        requireReadable(bytes);
        String written = new String(bytes, MAGIC.length + 1, DIGEST_LENGTH, StandardCharsets.US_ASCII);
        if (!written.equals(digest)) {
            throw new IllegalArgumentException(
                    "Cannot read counts: they belong to profile '" + written + "', not to '" + digest + "'");
        }
        CountsReader in = new CountsReader(bytes, HEADER_LENGTH, bytes.length - CHECKSUM_LENGTH);
        List<ColumnCounts> counts = new ArrayList<>();
        for (ColumnProfile column : columns) {
            counts.add(in.readColumn(column));
        }
        in.requireEnd();
        return counts;
    }

    private static void requireReadable(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH + CHECKSUM_LENGTH) {
            throw corrupt(bytes.length + " bytes are too few");
        }
        if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw corrupt("they do not start with 'MJCC'");
        }
        int version = bytes[MAGIC.length] & 0xff;
        if (version > VERSION) {
            throw new UnsupportedFormatException("Cannot read counts: they have format version " + version
                    + ", this library reads up to " + VERSION + " (upgrade the library)");
        }
        int end = bytes.length - CHECKSUM_LENGTH;
        int written = 0;
        for (int i = end; i < bytes.length; i++) {
            written = (written << Byte.SIZE) | (bytes[i] & 0xff);
        }
        if (version < 1 || written != checksum(Arrays.copyOf(bytes, end))) {
            throw corrupt("their content does not match their checksum");
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return (int) checksum.getValue();
    }

    static CorruptRecordException corrupt(String reason) {
        return new CorruptRecordException("Cannot read counts: " + reason);
    }
}
