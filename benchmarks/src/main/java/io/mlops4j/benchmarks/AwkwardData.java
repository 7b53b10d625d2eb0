// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** Distributions that a table of equal cells would be slow on; the first is the one to compare with. */
enum AwkwardData {
    NORMAL,
    LOGNORMAL,
    CAUCHY,
    ZEROS,
    INTEGERS,
    TIME_STAMPS,
    NULLS_AND_NAN;

    private static final double FIRST_TIME_STAMP = 1.7e12;
    private static final int MONTH_IN_SECONDS = 30 * 86_400;
    private static final int MILLIS_PER_SECOND = 1000;

    private double draw(RandomGenerator random) {
        return switch (this) {
            case NORMAL -> random.nextGaussian();
            case LOGNORMAL -> Math.exp(2 * random.nextGaussian());
            case CAUCHY -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
            case ZEROS -> random.nextInt(10) < 3 ? 0 : random.nextGaussian();
            case INTEGERS -> random.nextInt(285);
            case TIME_STAMPS ->
                FIRST_TIME_STAMP
                        + random.nextInt(MONTH_IN_SECONDS) * (double) MILLIS_PER_SECOND
                        + random.nextInt(MILLIS_PER_SECOND);
            case NULLS_AND_NAN -> random.nextInt(100) == 0 ? Double.NaN : random.nextGaussian();
        };
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double[] sample(int count, long seed) {
        RandomGenerator random = Samples.random(seed);
        double[] values = new double[count];
        Arrays.setAll(values, row -> draw(random));
        return values;
    }

    /** One row in ten of the last, none of the others. */
    IntPredicate isNull(long seed) {
        return this == NULLS_AND_NAN ? Samples.oneIn(10, seed) : row -> false;
    }
}
