// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

/** Draws from binomial distributions, exactly up to the rounding of doubles. Stateless. */
final class Binomial {
    // Where Hörmann's constants begin to hold; below, counting up is faster anyway.
    private static final double LEAST_MEAN_FOR_REJECTION = 10;

    // Stirling's error term ln k! - [(k + 1/2) ln(k + 1) - (k + 1) + ln(2 pi) / 2] for small k; its series is for
    // large.
    private static final double[] STIRLING = {
        0.08106146679532726,
        0.04134069595540929,
        0.02767792568499834,
        0.02079067210376509,
        0.01664469118982119,
        0.01387612882307075,
        0.01189670994589177,
        0.01041126526197209,
        0.009255462182712733,
        0.008330563433362871
    };

    private Binomial() {}

    /**
     * How many of {@code trials} succeed.
     *
     * @param trials at least 0
     * @param p the probability of one success, from 0 to 1
     */
    static long draw(SplitMix64 random, long trials, double p) {
        if (p > 0.5) {
            return trials - draw(random, trials, 1 - p);
        }
        if (trials == 0 || p <= 0) {
            return 0;
        }
        return trials * p < LEAST_MEAN_FOR_REJECTION ? countUp(random, trials, p) : reject(random, trials, p);
    }

    /** Inversion of the distribution function from 0 upwards. */
    private static long countUp(SplitMix64 random, long trials, double p) {
        double odds = p / (1 - p);
        double probability = StrictMath.exp(trials * StrictMath.log1p(-p));
        double left = random.nextUnit();
        long successes = 0;
        // Where rounding leaves a rest, the probabilities have become too small to end it.
        while (left >= probability && successes < trials && probability > 0) {
            left -= probability;
            successes++;
            probability *= odds * ((double) (trials - successes + 1) / successes);
        }
        return successes;
    }

    /**
     * Transformed rejection with squeeze, the algorithm BTRS of Hörmann (1993), "The generation of binomial random variates",
     * doi:10.1080/00949659308811496.
     */
    private static long reject(SplitMix64 random, long trials, double p) {
        double deviation = StrictMath.sqrt(trials * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = trials * p + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double mode = StrictMath.floor((trials + 1) * p);
        while (true) {
            double u = random.nextUnit() - 0.5;
            double v = random.nextUnit();
            double edge = 0.5 - Math.abs(u);
            double k = StrictMath.floor((2 * a / edge + b) * u + centre);
            if (edge >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (k >= 0
                    && k <= trials
                    && StrictMath.log(v * alpha / (a / (edge * edge) + b)) <= logRatio(k, mode, (double) trials, p)) {
                return (long) k;
            }
        }
    }

    /** The logarithm of the probability of {@code k} over that of the mode. */
    private static double logRatio(double k, double mode, double trials, double p) {
        double odds = p / (1 - p);
        return (mode + 0.5) * StrictMath.log((mode + 1) / (odds * (trials - mode + 1)))
                + (trials + 1) * StrictMath.log((trials - mode + 1) / (trials - k + 1))
                + (k + 0.5) * StrictMath.log(odds * (trials - k + 1) / (k + 1))
                + stirling(mode)
                + stirling(trials - mode)
                - stirling(k)
                - stirling(trials - k);
    }

    private static double stirling(double k) {
        if (k < STIRLING.length) {
            return STIRLING[(int) k];
        }
        double next = k + 1;
        double square = next * next;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / next;
    }
}
