// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.util.Locale;

/**
 * How many rows of a current sample are in categories the reference has no name for, in words.
 *
 * @param unseen those rows
 * @param withValue all rows with a value
 * @param rows all rows
 */
public record UnseenRows(long unseen, long withValue, long rows) {
    // One row in twenty, as for missing rows: below, a new category or two are everyday life.
    private static final double LEAST_SHARE = 0.05;

    /** Whether a reader should know of them before anything else. */
    public boolean areNotable() {
        return unseen > 0 && unseen >= LEAST_SHARE * withValue;
    }

    /**
     * One sentence.
     *
     * @param lack what the reference does not, for instance {@code have}
     */
    public String words(String lack) {
        return count(unseen) + " of " + count(withValue) + " rows" + (withValue < rows ? " with a value" : "")
                + (unseen == 1 ? " is in a category" : " are in categories") + " that the reference does not " + lack
                + ".";
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
