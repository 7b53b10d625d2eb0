// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericBins;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.kernel.SlotCounter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Reads what {@link ProfileBytes} wrote. */
final class ProfileBytesReader {
    // A name, a kind and two counts.
    private static final int LEAST_BYTES_PER_COLUMN = 4;
    // A point, the count on it and the one below.
    private static final int LEAST_BYTES_PER_POINT = Double.BYTES + 2;
    private static final int LEAST_BYTES_PER_CATEGORY = 2;

    private final ByteReader in;

    private ProfileBytesReader(ByteReader in) {
        this.in = in;
    }

    static ProfileContent read(byte[] bytes) throws IOException {
        ProfileBytesReader reader = new ProfileBytesReader(ProfileBytes.FRAME.open(bytes));
        String digest = digest(reader.in);
        List<ColumnProfile> columns = reader.columns();
        reader.in.requireEnd();
        return ProfileContent.checked(columns, digest);
    }

    static String digest(ByteReader in) {
        return HexFormat.of().formatHex(in.readRaw(ProfileBytes.DIGEST_LENGTH));
    }

    private List<ColumnProfile> columns() throws IOException {
        int size = in.readLength(LEAST_BYTES_PER_COLUMN);
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            columns.add(column());
        }
        return columns;
    }

    private ColumnProfile column() throws IOException {
        String name = in.readText();
        int kind = in.readRaw(1)[0];
        Absences absences = new Absences(in.readCount(), in.readCount(), 0);
        return switch (kind) {
            case ProfileBytes.NUMERIC -> numeric(name, absences);
            case ProfileBytes.CATEGORICAL -> categorical(name, absences);
            default -> throw new IOException("column '" + name + "': unknown kind " + kind);
        };
    }

    private NumericProfile numeric(String name, Absences absences) throws IOException {
        double[] points = in.readNumbers(in.readLength(LEAST_BYTES_PER_POINT));
        // Bins can only be made over points in order.
        SlotCounter.over(points);
        long[] slots = in.readCounts(SlotCounter.slots(points.length));
        int code = in.readRaw(1)[0];
        double[] edges = edges(points);
        String binning = BinningCodes.ofStored(code);
        boolean byValue = binning.equals(BinningCodes.BY_VALUE);
        if (byValue && edges.length > 0) {
            throw new IOException("column '" + name + "': bins by value with " + edges.length + " edges");
        }
        NumericBins bins = byValue ? NumericBins.byValue(points) : NumericBins.atEdges(binning, points, edges);
        return new NumericProfile(name, absences, points, slots, bins);
    }

    private double[] edges(double[] points) throws IOException {
        double[] edges = new double[in.readLength(1)];
        for (int i = 0; i < edges.length; i++) {
            long place = in.readCount();
            if (place > points.length) {
                throw new IOException("an edge is at point " + place + " of " + points.length);
            }
            edges[i] = place == 0 ? Double.NEGATIVE_INFINITY : points[(int) place - 1];
        }
        return edges;
    }

    private CategoricalProfile categorical(String name, Absences absences) throws IOException {
        TreeMap<String, Long> categories = new TreeMap<>();
        int size = in.readLength(LEAST_BYTES_PER_CATEGORY);
        for (int i = 0; i < size; i++) {
            categories.put(in.readText(), in.readCount());
        }
        long pooled = in.readCount();
        long unseenLimit = in.readCount();
        if (categories.size() != size || unseenLimit > Integer.MAX_VALUE) {
            throw new IOException("column '" + name + "': a category occurs twice, or a limit is too large");
        }
        return new CategoricalProfile(name, absences, categories, pooled, (int) unseenLimit);
    }
}
