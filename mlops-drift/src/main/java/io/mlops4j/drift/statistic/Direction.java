// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** Which distribution an asymmetric divergence takes its average over. */
public enum Direction {
    /** D(current || reference), averaged over the current sample: how badly the reference describes what comes in now. */
    CURRENT_FROM_REFERENCE("current || reference", "c", "r"),
    /** D(reference || current), averaged over the reference. */
    REFERENCE_FROM_CURRENT("reference || current", "r", "c");

    private final String id;
    private final String first;
    private final String second;

    Direction(String id, String first, String second) {
        this.id = id;
        this.first = first;
        this.second = second;
    }

    String id() {
        return id;
    }

    /** The summand, for instance {@code c log(c / r)}. */
    String summand() {
        return first + " log(" + first + " / " + second + ")";
    }
}
