// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of current counts, version 1. The same counts always give the same bytes.
 *
 * <pre>
 * 5 bytes   "MJCC" and format version 1, see {@link Frame}
 * 64 bytes  digest of the profile, in hexadecimal digits
 * ...       the columns in the order of the profile, see {@link CountsWriter}; counts as LEB128
 * 4 bytes   checksum
 * </pre>
 */
public final class CountsCodec {
    static final Frame FRAME = new Frame("MJCC", 1, "counts");

    private static final int DIGEST_LENGTH = 64;

    private CountsCodec() {}

    /**
     * Writes the counts.
     *
     * @param digest of the profile they belong to
     * @param counts one per column, in the profile's order
     */
    public static byte[] toBytes(String digest, List<ColumnCounts> counts) {
        ByteWriter out = FRAME.start();
        out.writeRaw(digest.getBytes(StandardCharsets.US_ASCII));
        counts.forEach(column -> CountsWriter.write(out, column));
        return FRAME.end(out);
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
        ByteReader in = FRAME.open(bytes);
        String written = new String(in.readRaw(DIGEST_LENGTH), StandardCharsets.US_ASCII);
        if (!written.equals(digest)) {
            throw new IllegalArgumentException(
                    "Cannot read counts: they belong to profile '" + written + "', not to '" + digest + "'");
        }
        List<ColumnCounts> counts = new ArrayList<>();
        for (ColumnProfile column : columns) {
            counts.add(CountsReader.read(in, column));
        }
        in.requireEnd();
        return counts;
    }
}
