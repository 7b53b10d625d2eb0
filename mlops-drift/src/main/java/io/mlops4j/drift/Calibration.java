// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import java.io.Serializable;

/**
 * How thresholds are calibrated from the reference itself: samples without drift are drawn from the reference's own counts, and a
 * statistic must exceed what it reaches by chance in these.
 *
 * <p>One round draws, with replacement, a current sample of the size at hand and, unless the reference is at least 100 times as
 * large, a reference of its size too, since that one is a sample as well. A value is held up against all rounds: with {@code c}
 * of them at or above it, chance explains it unless {@code (c + 1) / (rounds + 1)} is at most the significance (Davison and
 * Hinkley (1997), "Bootstrap methods and their application", section 4.2, doi:10.1017/CBO9780511802843). The calibrated threshold
 * is the largest value that chance explains.
 *
 * <p>It is an additional demand and never replaces one: {@link Verdict#DRIFTED} still needs the statistic's own threshold and the
 * p-value. It helps where the law behind the p-value does not hold, for instance chi-square's in bins of one or two values.
 *
 * <p>Pure: the same counts, rounds and seed give the same threshold on every machine and JDK, whatever else is compared beside.
 * Takes time in proportion to columns times rounds times slots, at most about 0.2 microseconds each: for 1,000 rounds 10 to 20 ms
 * in ten bins; over 10,000 rank points 0.3 s for a window of 500 rows, and up to 8 s where the reference must be drawn too. Fewer
 * rank points or rounds make it faster.
 *
 * @param rounds how many pairs of samples are drawn, at most 1,000,000
 * @param seed where the generator SplitMix64 (doi:10.1145/2660193.2660195) starts, for each column anew
 */
public record Calibration(int rounds, long seed) implements Serializable {
    // Ten of them lie beyond the threshold at the default significance, which so is good to about a third of a percent.
    private static final int DEFAULT_ROUNDS = 1_000;
    // Any fixed number does: a report must not change when it is made again.
    private static final long DEFAULT_SEED = 1;
    private static final int MOST_ROUNDS = 1_000_000;

    private static final Calibration DEFAULTS = new Calibration(DEFAULT_ROUNDS, DEFAULT_SEED);

    /** Checks the number of rounds. */
    public Calibration {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "Invalid rounds: " + rounds + " (must be from 1 to " + MOST_ROUNDS + ")");
        }
    }

    /**
     * The default options: 1,000 rounds from seed 1.
     *
     * @return the calibration
     */
    public static Calibration withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses how many pairs of samples are drawn. A significance of {@code a} takes at least {@code 1 / a - 1}.
     *
     * @param value from 1 to 1,000,000
     * @return the calibration with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public Calibration withRounds(int value) {
        return new Calibration(value, seed);
    }

    /**
     * Chooses where the generator starts.
     *
     * @param value any number
     * @return the calibration with that seed
     */
    public Calibration withSeed(long value) {
        return new Calibration(rounds, value);
    }

    /**
     * How many rounds may reach a value that chance does not explain; negative if there are too few rounds to tell. The
     * probability is rounded up by a hair, so that 99 rounds suffice for 0.01.
     */
    int mostRoundsReaching(double significance) {
        return (int) Math.floor(significance * (rounds + 1.0) * (1 + 1e-12)) - 1;
    }
}
