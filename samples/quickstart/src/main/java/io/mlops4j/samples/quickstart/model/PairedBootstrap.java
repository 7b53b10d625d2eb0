// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import java.util.Arrays;
import java.util.Random;

/**
 * How much two models differ on the same rows, with a 95 % percentile interval of the paired bootstrap.
 *
 * @param difference mean loss of the second model minus that of the first; negative if the second is better
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record PairedBootstrap(double difference, double low, double high) {
    private static final int RESAMPLES = 2_000;

    /**
     * Compares row by row.
     *
     * @param first the losses of the first model
     * @param second the losses of the second model on the same rows
     * @param seed of the resampling
     * @return the difference and its interval
     */
    public static PairedBootstrap compare(double[] first, double[] second, long seed) {
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = second[i] - first[i];
        }
        Random random = new Random(seed);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[r] = sum / differences.length;
        }
        Arrays.sort(means);
        return new PairedBootstrap(
                Arrays.stream(differences).average().orElseThrow(),
                means[RESAMPLES * 25 / 1000],
                means[RESAMPLES * 975 / 1000]);
    }

    /**
     * Tells whether the second model is better beyond chance.
     *
     * @return whether the whole interval lies below 0
     */
    public boolean secondIsBetter() {
        return high < 0;
    }
}
