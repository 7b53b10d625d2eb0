// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.NumericBins;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.kernel.SlotCounter;
import java.io.IOException;
import java.util.Set;

/** Reads one column of a profile, version 1. */
final class ProfileReader {
    private static final Set<String> NUMERIC_FIELDS = Set.of(
            "name",
            "kind",
            "nulls",
            "nans",
            "negativeInfinities",
            "positiveInfinities",
            "points",
            "on",
            "between",
            "edges",
            "binning");
    private static final Set<String> CATEGORICAL_FIELDS =
            Set.of("name", "kind", "nulls", "categories", "pooled", "unseenLimit");

    private ProfileReader() {}

    static NumericProfile numeric(String name, JsonObject column) throws IOException {
        column.requireOnly(NUMERIC_FIELDS);
        Absences absences = new Absences(column.count("nulls"), column.count("nans"), 0);
        double[] points = column.numbers("points");
        // Bins can only be made over points in order.
        SlotCounter.over(points);
        NumericBins bins = column.has("edges")
                ? NumericBins.atEdges(
                        column.has("binning") ? column.text("binning") : BinningCodes.QUANTILES,
                        points,
                        column.numbers("edges"))
                : NumericBins.byValue(points);
        return new NumericProfile(name, absences, points, slots(column, points.length), bins);
    }

    private static long[] slots(JsonObject column, int points) throws IOException {
        long[] on = column.counts("on");
        long[] between = column.has("between") ? column.counts("between") : new long[points + 1];
        if (on.length != points || between.length != points + 1) {
            throw new IOException(
                    points + " points have " + on.length + " counts on and " + between.length + " between them");
        }
        long[] slots = new long[SlotCounter.slots(points)];
        slots[0] = column.count("negativeInfinities");
        slots[slots.length - 1] = column.count("positiveInfinities");
        for (int i = 0; i <= points; i++) {
            slots[2 * i + 1] = between[i];
        }
        for (int i = 0; i < points; i++) {
            slots[2 * i + 2] = on[i];
        }
        return slots;
    }

    static CategoricalProfile categorical(String name, JsonObject column) throws IOException {
        column.requireOnly(CATEGORICAL_FIELDS);
        long unseenLimit = column.count("unseenLimit");
        if (unseenLimit > Integer.MAX_VALUE) {
            throw new IOException("field 'unseenLimit' holds " + unseenLimit + ", which is too large");
        }
        return new CategoricalProfile(
                name,
                new Absences(column.count("nulls"), 0, 0),
                column.countsByName("categories"),
                column.count("pooled"),
                (int) unseenLimit);
    }
}
