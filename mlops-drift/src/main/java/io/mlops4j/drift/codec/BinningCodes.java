// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import java.util.List;

/** The ways to make bins, numbered: from 0 in the digest, from 1 in stored bytes. A new one goes to the end, for ever. */
final class BinningCodes {
    /** What the JSON form leaves out. */
    static final String QUANTILES = "reference-quantiles";

    /** The one without edges. */
    static final String BY_VALUE = "values";

    private static final List<String> IDS = List.of(QUANTILES, BY_VALUE, "equal-width", "given-edges");

    private BinningCodes() {}

    static int digested(String id) {
        int place = IDS.indexOf(id);
        if (place < 0) {
            throw new IllegalStateException("Cannot store bins: '" + id + "' has no number");
        }
        return place;
    }

    static int stored(String id) {
        return digested(id) + 1;
    }

    /**
     * What {@link #stored} gave a number.
     *
     * @throws IllegalArgumentException if no way to make bins has that number
     */
    static String ofStored(int code) {
        if (code < 1 || code > IDS.size()) {
            throw new IllegalArgumentException("unknown bins " + code);
        }
        return IDS.get(code - 1);
    }
}
