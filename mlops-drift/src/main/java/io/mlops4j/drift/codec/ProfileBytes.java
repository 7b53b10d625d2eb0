// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericBins;
import io.mlops4j.drift.column.NumericProfile;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the binary form of a profile, version 1. Equal profiles give equal bytes.
 *
 * <pre>
 * 5 bytes   "MJRP" and format version 1, see {@link Frame}
 * 32 bytes  digest of the content
 * count     number of columns, and of each
 *             text    name: length and UTF-8
 *             byte    1 numeric, 2 categorical
 *             counts  nulls, NaN
 *             of a numeric column
 *               count   m, the number of rank points
 *               8 m     the points, IEEE 754, most significant byte first
 *               counts  of the 2 m + 3 slots
 *               byte    bins between 1 quantiles, 3 edges of equal width, 4 given edges; or 2 by value
 *               count   number of edges, and of each the place of its point from 1, or 0 for negative infinity
 *             of a categorical column
 *               count   number of categories, and of each its name and its count
 *               counts  pooled rows, limit of new categories
 * 4 bytes   checksum
 * </pre>
 *
 * <p>Counts are LEB128, so the points take most of the room: edges are points and only refer to them.
 */
final class ProfileBytes {
    static final Frame FRAME = new Frame("MJRP", 1, "reference profile");
    static final int DIGEST_LENGTH = 32;
    static final int NUMERIC = 1;
    static final int CATEGORICAL = 2;

    private ProfileBytes() {}

    static byte[] write(List<ColumnProfile> columns, String digest) {
        ByteWriter out = FRAME.start();
        out.writeRaw(HexFormat.of().parseHex(digest));
        out.writeCount(columns.size());
        for (ColumnProfile column : columns) {
            out.writeText(column.name());
            out.writeByte(column instanceof NumericProfile ? NUMERIC : CATEGORICAL);
            out.writeCount(column.absences().nulls());
            out.writeCount(column.absences().nans());
            if (column instanceof NumericProfile numeric) {
                writeNumeric(out, numeric);
            } else {
                writeCategorical(out, (CategoricalProfile) column);
            }
        }
        return FRAME.end(out);
    }

    private static void writeNumeric(ByteWriter out, NumericProfile column) {
        out.writeCount(column.points().length);
        for (double point : column.points()) {
            out.writeNumber(point);
        }
        out.writeCounts(column.slots());
        NumericBins bins = column.bins();
        out.writeByte(BinningCodes.stored(bins.binning()));
        out.writeCount(bins.edges().length);
        for (double edge : bins.edges()) {
            boolean lowest = edge == Double.NEGATIVE_INFINITY;
            out.writeCount(lowest ? 0 : Arrays.binarySearch(column.points(), edge) + 1);
        }
    }

    private static void writeCategorical(ByteWriter out, CategoricalProfile column) {
        out.writeCount(column.counts().length);
        for (int i = 0; i < column.counts().length; i++) {
            out.writeText(column.categories().get(i));
            out.writeCount(column.counts()[i]);
        }
        out.writeCount(column.pooled());
        out.writeCount(column.unseenLimit());
    }
}
