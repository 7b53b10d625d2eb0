// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The law of the two-sample Kolmogorov-Smirnov statistic if both samples come from the same distribution, as SciPy's
 * {@code ks_2samp} defines it. Stateless.
 */
public final class SmirnovLaw {
    /** What {@link #exact} computes. */
    public static final String EXACT_WORDS =
            "p-value: exact over all orders of the n + m values, as if none were equal (conservative if some are).";

    /** What {@link #asymptotic} computes. */
    public static final String ASYMPTOTIC_WORDS =
            "p-value: that of the one-sample statistic of round(nm / (n + m)) values at D"
                    + " (conservative if values are equal).";

    /** What {@link #oneSidedAsymptotic} computes. */
    public static final String ONE_SIDED_ASYMPTOTIC_WORDS =
            "p-value: exp(-2 z^2 - 2 z (l + 2 s) / (3 sqrt(l s (l + s)))), z = D sqrt(nm / (n + m)), l and s being the larger"
                    + " and the smaller of n and m (Hodges 1958; conservative if values are equal).";

    // SciPy's MAX_AUTO_N: the exact law visits up to n * m pairs of ranks.
    private static final long LARGEST_EXACT = 10_000;

    // From here SciPy and Commons Statistics themselves use the limiting forms below, which need no sample.
    private static final long LARGEST_SAMPLED = 1_000_000;

    // SciPy's switch: above, twice the one-sided probability is off by less than 2 parts in a million (exp(-6 * 2.2)).
    private static final double ONE_SIDED_FROM = 2.2;

    // Above, both probabilities are below the smallest double.
    private static final double UNDERFLOW_FROM = 370;

    private SmirnovLaw() {}

    /**
     * Whether {@link #exact} is within reach.
     *
     * @param n size of one sample
     * @param m size of the other
     * @return true if neither exceeds 10,000
     */
    public static boolean hasExact(long n, long m) {
        return Math.max(n, m) <= LARGEST_EXACT;
    }

    /**
     * The probability of a distance at least as large over all orders of the values.
     *
     * @param distance the statistic of these samples, from 0 to 1
     * @param reference how many values each slot of the number line holds, in ascending order; not empty
     * @param current the same of the other sample
     * @return from 0 to 1
     */
    public static double exact(double distance, long[] reference, long[] current) {
        double[] referenceRanks = ranks(reference);
        double[] currentRanks = ranks(current);
        if (Math.min(referenceRanks.length, currentRanks.length) == 1) {
            return Math.min(1, 2 * forOneValue(distance, Math.max(referenceRanks.length, currentRanks.length)));
        }
        return exact(referenceRanks, currentRanks, AlternativeHypothesis.TWO_SIDED);
    }

    /**
     * The probability of a distance at least as large in one direction over all orders of the values.
     *
     * @param distance the largest height of the first sample's distribution function above the second's, from 0 to 1
     * @param first how many values each slot of the number line holds, in ascending order; not empty
     * @param second the same of the other sample
     * @return from 0 to 1
     */
    public static double oneSidedExact(double distance, long[] first, long[] second) {
        double[] firstRanks = ranks(first);
        double[] secondRanks = ranks(second);
        if (Math.min(firstRanks.length, secondRanks.length) == 1) {
            return forOneValue(distance, Math.max(firstRanks.length, secondRanks.length));
        }
        return exact(firstRanks, secondRanks, AlternativeHypothesis.GREATER_THAN);
    }

    private static double exact(double[] first, double[] second, AlternativeHypothesis alternative) {
        return KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.EXACT)
                .with(alternative)
                .test(first, second)
                .getPValue();
    }

    /** The statistic depends on the order alone, so the numbers of the slots stand in for the values. */
    private static double[] ranks(long[] counts) {
        double[] ranks = new double[(int) Arrays.stream(counts).sum()];
        int filled = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            Arrays.fill(ranks, filled, filled + (int) counts[slot], slot);
            filled += (int) counts[slot];
        }
        return ranks;
    }

    /** A single value has {@code k} of the others on one side, each {@code k = 0 .. size} equally likely. */
    private static double forOneValue(double distance, int size) {
        long apart = Math.round(distance * size);
        return (size - apart + 1.0) / (size + 1);
    }

    /**
     * The probability that the one-sample statistic of {@code round(nm / (n + m))} values is at least as large.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double asymptotic(double distance, long n, long m) {
        double size = Math.rint((double) n * m / ((double) n + m));
        double scaled = size * distance * distance;
        if (scaled >= UNDERFLOW_FROM) {
            return 0;
        }
        if (size == 1) {
            return distance <= 0.5 ? 1 : 2 - 2 * distance;
        }
        if (size <= LARGEST_SAMPLED) {
            return oneSampleProbability(distance, (int) size);
        }
        if (scaled >= ONE_SIDED_FROM) {
            // Maag and Dicaire (1971), doi:10.1093/biomet/58.3.653.
            double root = 6 * size * distance + 1;
            return Math.min(1, 2 * StrictMath.exp(-root * root / (18 * size)));
        }
        return PelzGood.survival(distance, size);
    }

    /**
     * The probability of a distance at least as large in one direction, by the approximation (5.3) of Hodges (1958),
     * doi:10.1007/BF02589501.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double oneSidedAsymptotic(double distance, long n, long m) {
        double large = Math.max(n, m);
        double small = Math.min(n, m);
        double z = Math.sqrt(large * small / (large + small)) * distance;
        double correction = 2 * z * (large + 2 * small) / (3 * Math.sqrt(large * small * (large + small)));
        return StrictMath.exp(-2 * z * z - correction);
    }

    /**
     * Commons Statistics gives the law of the one-sample statistic only together with a sample. This one's statistic is
     * {@code d} by construction: its smallest value sits {@code d} above its due place, the others in the middle of theirs.
     */
    private static double oneSampleProbability(double d, int size) {
        if (d <= 0.5 / size) {
            return 1;
        }
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = i;
        }
        return KolmogorovSmirnovTest.withDefaults()
                .test(sample, x -> x == 0 ? d : (x + 0.5) / size)
                .getPValue();
    }
}
