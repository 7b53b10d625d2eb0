// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often windows without drift fall below a significance of 1 %, in bins that are filled evenly and in bins that are not. */
class BinnedNominalRateTest {
    private static final int WINDOWS = 2_000;

    // Four standard deviations of a rate of 1 % in so many windows.
    private static final double MOST_ALARMS = WINDOWS * (0.01 + 4 * Math.sqrt(0.01 * 0.99 / WINDOWS));

    private static final BinnedStatistic[] STATISTICS = {
        PopulationStabilityIndex.withDefaults(),
        PopulationStabilityIndex.withDefaults().with(EmptyBinRule.epsilon(1e-4)),
        KullbackLeibler.withDefaults(),
        KullbackLeibler.withDefaults().with(Direction.REFERENCE_FROM_CURRENT),
        JensenShannon.withDefaults(),
        ChiSquare.withDefaults()
    };

    @ParameterizedTest
    @CsvSource({
        "even,2,20,20",
        "even,3,100000,20",
        "even,10,1000,100",
        "even,100,100000,20",
        "even,100,1000,1000",
        "zipf,10,100000,20",
        "zipf,30,1000,100",
        "zipf,100,100000,1000",
        "zipf,100,20,100",
        "halving,10,100000,100",
        "halving,50,100000,20",
        "halving,50,1000,1000",
        "halving,20,20,20",
        "oneLarge,10,100000,100",
        "oneLarge,50,100000,1000",
        "oneLarge,100,100,100",
        "oneLarge,5,1000,20"
    })
    void testsKeepTheNominalRate(String shape, int bins, int referenceSize, int currentSize) {
        double[] upTo = cumulative(shape, bins);
        Random random = new Random(20261123);
        // A reference far larger than the window hardly differs from the next one.
        long[] fixed = referenceSize > 10 * currentSize ? sample(random, upTo, referenceSize) : new long[0];
        int[] alarms = new int[STATISTICS.length];
        for (int window = 0; window < WINDOWS; window++) {
            long[] reference = fixed.length > 0 ? fixed : sample(random, upTo, referenceSize);
            BinnedCounts counts = BinnedCounts.of(reference, sample(random, upTo, currentSize));
            for (int i = 0; i < STATISTICS.length; i++) {
                alarms[i] += STATISTICS[i].test(counts).pValue() < 0.01 ? 1 : 0;
            }
        }
        assertThat(Arrays.stream(alarms).max().orElseThrow()).isLessThan((int) MOST_ALARMS);
    }

    private static double[] cumulative(String shape, int bins) {
        IntToDoubleFunction weight = switch (shape) {
            case "even" -> bin -> 1;
            case "zipf" -> bin -> 1.0 / (bin + 1);
            case "halving" -> bin -> Math.pow(0.7, bin);
            default -> bin -> bin == 0 ? 9.0 * (bins - 1) : 1;
        };
        double[] upTo = new double[bins];
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            sum += weight.applyAsDouble(bin);
            upTo[bin] = sum;
        }
        for (int bin = 0; bin < bins; bin++) {
            upTo[bin] /= sum;
        }
        return upTo;
    }

    private static long[] sample(Random random, double[] upTo, int size) {
        long[] counts = new long[upTo.length];
        for (int i = 0; i < size; i++) {
            int place = Arrays.binarySearch(upTo, random.nextDouble());
            counts[Math.min(upTo.length - 1, place < 0 ? -place - 1 : place)]++;
        }
        return counts;
    }
}
