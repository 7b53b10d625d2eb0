// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often windows without drift fall below a significance of 1 %, for values of light and heavy tails, with and without ties. */
class RankedNominalRateTest {
    private static final int WINDOWS = 1_000;

    // Four standard deviations of a rate of 1 % in so many windows.
    private static final double MOST_ALARMS = WINDOWS * (0.01 + 4 * Math.sqrt(0.01 * 0.99 / WINDOWS));

    private static final List<RankedStatistic> RANKED = List.of(
            CramerVonMises.withDefaults(),
            AndersonDarling.withDefaults(),
            MannWhitney.withDefaults(),
            KolmogorovSmirnov.withDefaults().with(Alternative.LESS));

    private static final List<ValuedStatistic> VALUED =
            List.of(Wasserstein.withDefaults(), EnergyDistance.withDefaults(), MeanDifference.withDefaults());

    @ParameterizedTest
    @CsvSource({
        "normal,20,20",
        "normal,300,200",
        "lognormal,1000,20",
        "cauchy,1000,20",
        "manyZeros,200,300",
        "counts,1000,20",
        "twoValues,200,300"
    })
    void testsKeepTheNominalRate(String shape, int referenceSize, int currentSize) {
        ToDoubleFunction<Random> draw = draw(shape);
        Random random = new Random(20261124);
        int[] alarms = new int[RANKED.size() + VALUED.size()];
        for (int window = 0; window < WINDOWS; window++) {
            ValuedCounts counts = counts(sample(random, draw, referenceSize), sample(random, draw, currentSize));
            double[] pValues = Stream.concat(
                            RANKED.stream().map(statistic -> statistic.test(counts.ranked())),
                            VALUED.stream().map(statistic -> statistic.test(counts)))
                    .mapToDouble(TestResult::pValue)
                    .toArray();
            for (int i = 0; i < alarms.length; i++) {
                alarms[i] += pValues[i] < 0.01 ? 1 : 0;
            }
        }
        assertThat(Arrays.stream(alarms).max().orElseThrow())
                .as(Arrays.toString(alarms))
                .isLessThan((int) MOST_ALARMS);
    }

    private static ToDoubleFunction<Random> draw(String shape) {
        return switch (shape) {
            case "normal" -> Random::nextGaussian;
            case "lognormal" -> random -> Math.exp(1.5 * random.nextGaussian());
            case "cauchy" -> random -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
            case "manyZeros" -> random -> random.nextDouble() < 0.3 ? 0 : random.nextGaussian();
            case "counts" -> random -> Math.floor(-2 * Math.log(random.nextDouble()));
            default -> random -> random.nextDouble() < 0.8 ? 0 : 1;
        };
    }

    private static double[] sample(Random random, ToDoubleFunction<Random> draw, int size) {
        double[] sample = new double[size];
        Arrays.setAll(sample, i -> draw.applyAsDouble(random));
        return sample;
    }

    private static ValuedCounts counts(double[] reference, double[] current) {
        double[] points = Arrays.stream(reference).sorted().distinct().toArray();
        return ValuedCounts.of(points, RankedCounts.of(slots(points, reference), slots(points, current)));
    }

    private static long[] slots(double[] points, double[] values) {
        long[] slots = new long[2 * points.length + 3];
        for (double value : values) {
            int place = Arrays.binarySearch(points, value);
            slots[place >= 0 ? 2 * place + 2 : 2 * (-place - 1) + 1]++;
        }
        return slots;
    }
}
