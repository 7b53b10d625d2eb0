// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.ReferenceProfileBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A column whose reference and windows come from the same distribution, so that any alarm is a false one. */
sealed interface NullColumn {
    /** The column's only name in every profile. */
    String COLUMN = "x";

    /** The word for the report. */
    String name();

    /** A reference of that many rows. */
    ReferenceProfile reference(SplittableRandom random, int rows);

    /** Counts a window of that many rows. */
    void observe(CurrentCounts counts, SplittableRandom random, int rows);

    /** Symmetric, skewed, tied and missing numbers; few frequent categories, and many of which most are rare. */
    static List<NullColumn> all() {
        return List.of(
                new Numbers("normal", SplittableRandom::nextGaussian),
                new Numbers("lognormal", random -> Math.exp(random.nextGaussian())),
                new Numbers("ties", random -> Math.floor(Math.exp(1.5 * random.nextGaussian()))),
                new Numbers("some-missing", random -> random.nextDouble() < 0.05 ? Double.NaN : random.nextGaussian()),
                new Numbers("few-missing", random -> random.nextDouble() < 0.001 ? Double.NaN : random.nextGaussian()),
                new Categories("five-categories", 5, 0.7),
                new Categories("rare-categories", 300, 1.1));
    }

    /** Independent numbers of one law. */
    record Numbers(String name, ToDoubleFunction<SplittableRandom> law) implements NullColumn {
        @Override
        public ReferenceProfile reference(SplittableRandom random, int rows) {
            return ReferenceProfile.builder()
                    .numeric(COLUMN, draw(random, rows))
                    .build();
        }

        @Override
        public void observe(CurrentCounts counts, SplittableRandom random, int rows) {
            counts.observe(COLUMN, draw(random, rows));
        }

        private double[] draw(SplittableRandom random, int rows) {
            double[] values = new double[rows];
            Arrays.setAll(values, row -> law.applyAsDouble(random));
            return values;
        }
    }

    /** Independent categories by Zipf's law: the k-th has a weight of {@code k^-exponent}. */
    record Categories(String name, int categories, double exponent) implements NullColumn {
        @Override
        public ReferenceProfile reference(SplittableRandom random, int rows) {
            ReferenceProfileBuilder builder = ReferenceProfile.builder();
            int[] counts = draw(random, rows);
            for (int category = 0; category < categories; category++) {
                builder.category(COLUMN, "c" + category, counts[category]);
            }
            return builder.build();
        }

        @Override
        public void observe(CurrentCounts counts, SplittableRandom random, int rows) {
            int[] drawn = draw(random, rows);
            for (int category = 0; category < categories; category++) {
                counts.observeCategory(COLUMN, "c" + category, drawn[category]);
            }
        }

        private int[] draw(SplittableRandom random, int rows) {
            double[] cumulated = IntStream.rangeClosed(1, categories)
                    .mapToDouble(rank -> Math.pow(rank, -exponent))
                    .toArray();
            Arrays.parallelPrefix(cumulated, Double::sum);
            int[] counts = new int[categories];
            for (int row = 0; row < rows; row++) {
                int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[categories - 1]);
                counts[found < 0 ? -found - 1 : found]++;
            }
            return counts;
        }
    }
}
