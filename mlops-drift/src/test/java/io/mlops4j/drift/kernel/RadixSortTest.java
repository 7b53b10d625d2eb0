// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RadixSortTest {
    private static void assertSortsLikeTheJdk(int size, ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(size);
        double[] values = new double[size];
        Arrays.setAll(values, i -> draw.applyAsDouble(random));
        double[] expected = values.clone();
        Arrays.sort(expected);
        RadixSort.sort(values);
        assertThat(values).containsExactly(expected);
    }

    @Test
    void sortsLikeTheJdk() {
        for (int size : new int[] {0, 1, 2, 100, 8_191, 8_192, 30_000}) {
            assertSortsLikeTheJdk(size, SplittableRandom::nextGaussian);
            assertSortsLikeTheJdk(size, random -> 7);
            assertSortsLikeTheJdk(size, random -> random.nextInt(-5, 5));
            assertSortsLikeTheJdk(size, random -> 1.7e12 + random.nextInt());
            assertSortsLikeTheJdk(size, random -> 1 / random.nextGaussian() * Double.MIN_NORMAL);
        }
    }

    @Test
    void sortsEveryBitPatternThatIsANumber() {
        assertSortsLikeTheJdk(50_000, random -> {
            double value = Double.longBitsToDouble(random.nextLong());
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        });
        double[] extremes = {
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -Double.MIN_VALUE,
            -0.0,
            0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY
        };
        assertSortsLikeTheJdk(10_000, random -> extremes[random.nextInt(extremes.length)]);
    }
}
