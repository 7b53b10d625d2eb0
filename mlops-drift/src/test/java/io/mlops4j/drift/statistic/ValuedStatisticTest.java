// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class ValuedStatisticTest {
    private static final Wasserstein W1 = Wasserstein.withDefaults();
    private static final EnergyDistance ENERGY = EnergyDistance.withDefaults();
    private static final MeanDifference MEAN = MeanDifference.withDefaults();
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "values.csv",
            delimiter = ';',
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 100_000)
    void agreesWithSciPy(ArgumentsAccessor row) {
        ValuedCounts counts = ValuedCounts.of(
                ReferenceValues.doubles(row.getString(1)),
                RankedCounts.of(ReferenceValues.longs(row.getString(2)), ReferenceValues.longs(row.getString(3))));
        assertAgrees(W1, counts, row.getDouble(4), row.getDouble(5), row.getDouble(10));
        assertAgrees(ENERGY, counts, row.getDouble(6), row.getDouble(7), row.getDouble(10));
        assertAgrees(MEAN, counts, row.getDouble(8), row.getDouble(9), row.getDouble(11));
    }

    private static void assertAgrees(
            ValuedStatistic tested, ValuedCounts counts, double statistic, double effect, double pValue) {
        TestResult result = tested.test(counts);
        // A mean near zero is what is left of larger numbers.
        double rounding = statistic == 0 ? 0 : 1e-12 + 2e-16 * statistic / Math.max(effect, 1e-300) / statistic;
        assertThat(result.statistic()).isCloseTo(statistic, within(Math.max(1e-18, rounding * statistic)));
        assertThat(result.effect()).isCloseTo(effect, within(Math.max(1e-15, 1e-12 * effect)));
        ReferenceValues.assertPValue(result.pValue(), pValue);
        int last = counts.ranked().slots() - 1;
        long beyond = counts.ranked().current(1) + counts.ranked().current(last - 1);
        assertThat(result.upperBound())
                .isCloseTo(beyond > 0 ? INF : result.statistic(), within(1e-12 * Math.max(1e-290, statistic)));
    }

    @Test
    void pointsBeyondAllReferenceValuesChangeNothing() {
        double[] points = {1, 2, 4};
        long[] reference = {0, 0, 40, 0, 30, 20, 40, 0, 0};
        long[] current = {0, 0, 20, 0, 50, 10, 60, 0, 0};
        for (ValuedStatistic statistic : new ValuedStatistic[] {W1, ENERGY, MEAN}) {
            TestResult expected = statistic.test(ValuedCounts.of(points, RankedCounts.of(reference, current)));
            assertThat(expected.effect()).isPositive();
            for (double far : new double[] {1e30, Double.MAX_VALUE}) {
                ValuedCounts between = ValuedCounts.of(
                        new double[] {-far, 1, 2, 4, far},
                        RankedCounts.of(between(reference, 0, 0, 0, 0), between(current, 0, 0, 0, 0)));
                assertThat(statistic.test(between)).isEqualTo(expected);
            }
        }
    }

    /** The same with a point more on either side, and counts on them and between. */
    private static long[] between(long[] slots, long below, long above, long onLowest, long onHighest) {
        long[] longer = new long[slots.length + 4];
        System.arraycopy(slots, 0, longer, 2, slots.length);
        longer[2] = onLowest;
        longer[3] = below;
        longer[slots.length] = above;
        longer[slots.length + 1] = onHighest;
        return longer;
    }

    @Test
    void valuesBeyondAllReferenceValuesCountAsTheNearestAndReachTheirFarthest() {
        long[] reference = {0, 0, 40, 0, 30, 20, 40, 0, 0};
        long[] current = {0, 0, 20, 0, 50, 10, 60, 0, 0};
        long[] beyond = {0, 5, 15, 0, 50, 10, 50, 10, 0};
        double[] points = {1, 2, 4};
        for (ValuedStatistic statistic : new ValuedStatistic[] {W1, ENERGY, MEAN}) {
            TestResult inside = statistic.test(ValuedCounts.of(points, RankedCounts.of(reference, current)));
            TestResult outside = statistic.test(ValuedCounts.of(points, RankedCounts.of(reference, beyond)));
            TestResult farther = statistic.test(ValuedCounts.of(
                    new double[] {-9, 1, 2, 4, 1e9},
                    RankedCounts.of(between(reference, 0, 0, 0, 0), between(beyond, 2, 4, 3, 6))));
            assertThat(inside.upperBound()).isFinite();
            assertThat(outside.statistic()).isCloseTo(inside.statistic(), within(1e-14));
            assertThat(outside.effect()).isCloseTo(inside.effect(), within(1e-14));
            assertThat(outside.upperBound()).isEqualTo(INF);
            assertThat(farther.statistic()).isCloseTo(inside.statistic(), within(1e-14));
            // The points at -9 and 1e9 are as far as any value lies.
            assertThat(farther.upperBound()).isFinite().isGreaterThan(1e3);
            assertThat(statistic
                            .test(ValuedCounts.of(points, RankedCounts.of(reference, beyond), -9, 1e9))
                            .upperBound())
                    .isCloseTo(farther.upperBound(), within(1e-6 * farther.upperBound()));
        }
    }

    @Property(tries = 1000)
    void boundsEncloseWhatTheSamplesGive(
            @ForAll @Size(max = 30) List<@DoubleRange(min = -5, max = 5) Double> inside,
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -9, max = 9) Double> current) {
        double[] points = {-5, -3, -1, 0, 0.5, 2, 5};
        List<Double> reference = new ArrayList<>(List.of(points[0], points[points.length - 1]));
        reference.addAll(inside);
        RankedCounts ranked = RankedCounts.of(slots(points, reference), slots(points, current));
        double lowest = Collections.min(current);
        double highest = Collections.max(current);
        ValuedCounts counts =
                ValuedCounts.of(points, ranked, lowest < -5 ? lowest : Double.NaN, highest > 5 ? highest : Double.NaN);
        double distance = Wasserstein.ofSamples(array(reference), array(current));
        assertThat(W1.test(counts).statistic()).isLessThanOrEqualTo(distance + 1e-12);
        assertThat(W1.test(counts).upperBound()).isGreaterThanOrEqualTo(distance - 1e-12);
        double means = Math.abs(mean(current) - mean(reference));
        List<Double> nearest =
                current.stream().map(value -> Math.max(-5, Math.min(5, value))).toList();
        assertThat(MEAN.test(counts).statistic())
                .isLessThanOrEqualTo(Math.abs(mean(nearest) - mean(reference)) + 1e-12);
        assertThat(MEAN.test(counts).upperBound()).isGreaterThanOrEqualTo(means - 1e-12);
        double energy =
                Math.sqrt(2 * apart(reference, current) - apart(reference, reference) - apart(current, current));
        assertThat(ENERGY.test(counts).statistic()).isLessThanOrEqualTo(energy + 1e-6);
        assertThat(ENERGY.test(counts).upperBound()).isGreaterThanOrEqualTo(Double.isNaN(energy) ? 0 : energy - 1e-6);
    }

    private static long[] slots(double[] points, List<Double> values) {
        long[] slots = new long[2 * points.length + 3];
        for (double value : values) {
            int place = 1;
            for (double point : points) {
                place += value > point ? 2 : value == point ? 1 : 0;
            }
            slots[place]++;
        }
        return slots;
    }

    private static double apart(List<Double> first, List<Double> second) {
        double sum = 0;
        for (double x : first) {
            for (double y : second) {
                sum += Math.abs(x - y);
            }
        }
        return sum / first.size() / second.size();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void distanceOfSamplesIsDefinedForEveryInput() {
        assertThat(Wasserstein.ofSamples(new double[] {3, 1}, new double[] {2, 4, 6, 0}))
                .isEqualTo(1.5);
        assertThat(Wasserstein.ofSamples(new double[] {1, Double.NaN}, new double[] {1, 1}))
                .isZero();
        assertThat(Wasserstein.ofSamples(new double[] {0.0}, new double[] {-0.0}))
                .isZero();
        assertThat(Wasserstein.ofSamples(new double[] {1, INF}, new double[] {3, INF}))
                .isEqualTo(1);
        assertThat(Wasserstein.ofSamples(new double[] {1, INF}, new double[] {1, 1}))
                .isEqualTo(INF);
        assertThat(Wasserstein.ofSamples(new double[] {-INF, 1}, new double[] {INF, 1}))
                .isEqualTo(INF);
        assertThat(Wasserstein.ofSamples(new double[] {-INF}, new double[] {-INF, -INF}))
                .isZero();
        assertThat(Wasserstein.ofSamples(new double[] {Double.NaN}, new double[] {1}))
                .isNaN();
        assertThat(Wasserstein.ofSamples(new double[0], new double[] {1})).isNaN();
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        for (ValuedStatistic statistic : new ValuedStatistic[] {W1, ENERGY, MEAN}) {
            ValuedCounts empty = counts(new long[] {0, 0, 0, 0, 0}, new long[] {0, 0, 1, 0, 0});
            assertThat(statistic.statistic(empty)).isNaN();
            assertThat(statistic.test(empty).pValue()).isNaN();
            TestResult constant = statistic.test(counts(new long[] {0, 0, 100, 0, 0}, new long[] {0, 0, 50, 0, 0}));
            assertThat(constant.statistic()).isZero();
            assertThat(constant.effect()).isZero();
            assertThat(constant.pValue()).isEqualTo(1);
            TestResult another = statistic.test(counts(new long[] {0, 0, 100, 0, 0}, new long[] {0, 0, 0, 50, 0}));
            assertThat(another.effect()).isEqualTo(INF);
            assertThat(another.pValue()).isLessThan(1e-6);
            ValuedCounts noPoint =
                    ValuedCounts.of(new double[0], RankedCounts.of(new long[] {40, 0, 0}, new long[] {0, 0, 40}));
            assertThat(statistic.test(noPoint).effect()).isEqualTo(INF);
            assertThat(statistic.rule()).contains("effect held against the threshold");
            assertThat(statistic.fields()).containsKey("effect");
            assertThat(statistic.threshold()).isPositive();
        }
        assertThat(W1.withThreshold(0.5).threshold()).isEqualTo(0.5);
        assertThat(ENERGY.withThreshold(0.5).threshold()).isEqualTo(0.5);
        assertThat(MEAN.withThreshold(0.5).threshold()).isEqualTo(0.5);
    }

    private static ValuedCounts counts(long[] reference, long[] current) {
        return ValuedCounts.of(new double[] {7}, RankedCounts.of(reference, current));
    }

    @Test
    void refusesPointsThatDoNotPartTheSlots() {
        RankedCounts five = RankedCounts.of(new long[5], new long[5]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValuedCounts.of(new double[] {1, 2}, five))
                .withMessageContaining("must be 7 for 2 points");
        assertThatIllegalArgumentException().isThrownBy(() -> ValuedCounts.of(new double[] {INF}, five));
        double[] point = {7};
        for (double wrong : new double[] {7, 8, -INF}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ValuedCounts.of(point, five, wrong, Double.NaN))
                    .withMessageContaining("Invalid lowest");
        }
        for (double wrong : new double[] {7, 6, INF}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ValuedCounts.of(point, five, Double.NaN, wrong))
                    .withMessageContaining("Invalid highest");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValuedCounts.of(new double[] {2, 2}, RankedCounts.of(new long[7], new long[7])));
    }
}
