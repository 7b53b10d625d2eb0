// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bin whose share of rows differs most between the samples: what changed in the data, in the data's own words.
 *
 * @param what the bin, for people
 * @param from the reference's share, from 0 to 1
 * @param to the current sample's share, from 0 to 1
 */
record ShareChange(String what, double from, double to) {
    // Enough to tell shares apart that a reader would call different.
    private static final MathContext TWO_DIGITS = new MathContext(2);
    private static final MathContext SIX_DIGITS = new MathContext(6);
    // What shares that are equal may differ by.
    private static final double ROUNDING = 1e-12;

    /**
     * The largest change; of equal ones that of missing values, which is the cause of the other, and else the first.
     *
     * @param bins the one for missing values last, and before it that of rare categories or of other values if there is one
     * @return null if no share changed by as much as six digits show, or a sample has no rows
     */
    static @Nullable ShareChange largest(ColumnKind kind, List<Bin> bins) {
        double reference = bins.stream().mapToDouble(Bin::reference).sum();
        double current = bins.stream().mapToDouble(Bin::current).sum();
        if (reference == 0 || current == 0) {
            return null;
        }
        ShareChange largest = null;
        for (int place = 0; place < bins.size(); place++) {
            Bin bin = bins.get(place);
            ShareChange change = new ShareChange(
                    what(kind, bin.label(), bins.size() - place), bin.reference() / reference, bin.current() / current);
            boolean missing = place == bins.size() - 1;
            if (change.isSeen() && (largest == null || change.exceeds(largest, missing ? ROUNDING : 0))) {
                largest = change;
            }
        }
        return largest;
    }

    private static String what(ColumnKind kind, String label, int placeFromEnd) {
        boolean missing = placeFromEnd == 1;
        boolean rare = kind == ColumnKind.CATEGORICAL && placeFromEnd == 2;
        if (missing || rare) {
            return label;
        }
        return kind == ColumnKind.CATEGORICAL
                ? "'" + label + "'"
                : (label.endsWith("values") ? label : "values " + label);
    }

    private boolean isSeen() {
        return !percent(from, SIX_DIGITS).equals(percent(to, SIX_DIGITS));
    }

    private boolean exceeds(ShareChange other, double tolerance) {
        return size() + tolerance > other.size();
    }

    private double size() {
        return Math.abs(to - from);
    }

    /** One sentence. */
    String words() {
        String before = percent(from, TWO_DIGITS);
        String after = percent(to, TWO_DIGITS);
        if (before.equals(after)) {
            before = percent(from, SIX_DIGITS);
            after = percent(to, SIX_DIGITS);
        }
        return "Largest change: " + what + (to > from ? " rose" : " fell") + " from " + before + " % to " + after
                + " % of rows.";
    }

    private static String percent(double share, MathContext precision) {
        return BigDecimal.valueOf(100 * share)
                .round(precision)
                .stripTrailingZeros()
                .toPlainString();
    }
}
