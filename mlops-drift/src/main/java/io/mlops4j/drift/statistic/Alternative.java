// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * Which difference of the distribution functions F of the reference and G of the current sample counts, in SciPy's words for
 * {@code ks_2samp(reference, current, alternative)}.
 */
public enum Alternative {
    /** F and G differ in either direction. */
    TWO_SIDED("two-sided", "both", "|F - G|"),
    /** F is less than G somewhere: current values tend to be smaller. */
    LESS("less", "current smaller", "G - F"),
    /** F is greater than G somewhere: current values tend to be larger. */
    GREATER("greater", "current larger", "F - G");

    private final String id;
    private final String direction;
    private final String difference;

    Alternative(String id, String direction, String difference) {
        this.id = id;
        this.direction = direction;
        this.difference = difference;
    }

    String id() {
        return id;
    }

    String direction() {
        return direction;
    }

    String difference() {
        return difference;
    }

    /** The part of {@code F - G}, or a bound of it, that counts; not negative. */
    long of(long least, long most) {
        return switch (this) {
            case TWO_SIDED -> Math.max(-least, most);
            case LESS -> Math.max(0, -least);
            case GREATER -> Math.max(0, most);
        };
    }

    /** The same for shares. */
    double of(double least, double most) {
        return switch (this) {
            case TWO_SIDED -> Math.max(-least, most);
            case LESS -> Math.max(0, -least);
            case GREATER -> Math.max(0, most);
        };
    }
}
