// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.Float8Vector;

/** The data of the drift areas, the same in every run. */
final class Samples {
    static final String COLUMN = "x";
    static final int ROWS = 10_000_000;

    private static final String GENERATOR = "L64X128MixRandom";

    private Samples() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of(GENERATOR).create(seed);
    }

    /** Standard normals in random order, each changed by the function. */
    static double[] normals(int count, long seed, DoubleUnaryOperator change) {
        RandomGenerator random = random(seed);
        double[] values = new double[count];
        Arrays.setAll(values, row -> change.applyAsDouble(random.nextGaussian()));
        return values;
    }

    /** One row in so many, at random. */
    static IntPredicate oneIn(int rows, long seed) {
        RandomGenerator random = random(seed);
        return row -> random.nextInt(rows) == 0;
    }

    /** The values as a vector, of which some rows are null. */
    static Float8Vector vector(BufferAllocator allocator, double[] values, IntPredicate isNull) {
        Float8Vector vector = new Float8Vector(COLUMN, allocator);
        vector.allocateNew(values.length);
        for (int row = 0; row < values.length; row++) {
            if (isNull.test(row)) {
                vector.setNull(row);
            } else {
                vector.set(row, values[row]);
            }
        }
        vector.setValueCount(values.length);
        return vector;
    }

    static Float8Vector vector(BufferAllocator allocator, double[] values) {
        return vector(allocator, values, row -> false);
    }

    /** A profile of one column. */
    static ReferenceProfile profile(double[] reference, int bins, int rankPoints) {
        return ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withBins(bins).withRankPoints(rankPoints))
                .numeric(COLUMN, reference)
                .build();
    }

    /** The inner edges of equally filled bins, as the profile has them: the inverse of the empirical distribution function. */
    static double[] edges(double[] reference, int bins) {
        double[] sorted = reference.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins - 1];
        Arrays.setAll(edges, k -> sorted[(int) (((k + 1L) * sorted.length + bins - 1) / bins) - 1]);
        return edges;
    }
}
