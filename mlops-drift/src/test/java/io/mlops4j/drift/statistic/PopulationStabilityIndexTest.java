// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PopulationStabilityIndexTest {
    private static final PopulationStabilityIndex PSI = PopulationStabilityIndex.withDefaults();

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "psi.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String rule, String reference, String current, double statistic, double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        PopulationStabilityIndex psi = PSI.with(ReferenceValues.rule(rule));
        TestResult result = psi.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(psi.statistic(counts)).isEqualTo(result.statistic());
        assertThat(result.upperBound()).isEqualTo(result.statistic());
    }

    @Test
    void isSymmetric() {
        BinnedCounts there = BinnedCounts.of(new long[] {5, 9, 0}, new long[] {2, 2, 7});
        BinnedCounts back = BinnedCounts.of(new long[] {2, 2, 7}, new long[] {5, 9, 0});
        assertThat(PSI.statistic(there)).isCloseTo(PSI.statistic(back), within(1e-15));
    }

    @Test
    void isTheSumOfBothDirectionsOfKullbackLeibler() {
        BinnedCounts counts = BinnedCounts.of(new long[] {5, 9, 1}, new long[] {2, 2, 7});
        KullbackLeibler there = KullbackLeibler.withDefaults();
        KullbackLeibler back = there.with(Direction.REFERENCE_FROM_CURRENT);
        assertThat(PSI.statistic(counts)).isCloseTo(there.statistic(counts) + back.statistic(counts), within(1e-14));
    }

    @Test
    void isUndefinedWhenASampleIsEmpty() {
        for (BinnedCounts counts : new BinnedCounts[] {
            BinnedCounts.of(new long[0], new long[0]),
            BinnedCounts.of(new long[] {0, 0}, new long[] {1, 2}),
            BinnedCounts.of(new long[] {1, 2}, new long[] {0, 0})
        }) {
            assertThat(PSI.statistic(counts)).isNaN();
            assertThat(PSI.test(counts).statistic()).isNaN();
            assertThat(PSI.test(counts).pValue()).isNaN();
        }
    }

    @Test
    void isZeroWithASingleBin() {
        TestResult result = PSI.test(BinnedCounts.of(new long[] {7, 0}, new long[] {3, 0}));
        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void isInfiniteWhenNothingIsLeftAfterDropping() {
        BinnedCounts disjoint = BinnedCounts.of(new long[] {7, 0}, new long[] {0, 3});
        TestResult result = PSI.with(EmptyBinRule.drop()).test(disjoint);
        assertThat(result.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(result.pValue()).isBetween(0.001, 0.05);
        assertThat(PSI.statistic(disjoint)).isFinite().isGreaterThan(1);
    }

    @Test
    void namesItsRuleWithItsValue() {
        assertThat(PSI.rule()).contains("(c - r) ln(c / r)", "Half an observation", "chi-square");
        PopulationStabilityIndex epsilon = PSI.with(EmptyBinRule.epsilon(2.5e-5));
        assertThat(epsilon.rule()).contains("2.5E-5");
        assertThat(epsilon.fields()).containsEntry("emptyBins", "epsilon 2.5E-5");
    }

    @Test
    void refusesOptionsOutOfRange() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PSI.withThreshold(bad))
                    .withMessageContaining("Invalid threshold: " + bad);
        }
        for (double bad : new double[] {0, 1, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EmptyBinRule.epsilon(bad))
                    .withMessageContaining("Invalid share: " + bad);
        }
        assertThat(PSI.withThreshold(0.2).threshold()).isEqualTo(0.2);
        assertThat(PSI.threshold()).isEqualTo(0.1);
    }

    /** 4,000 windows without drift each; three standard deviations of the rate are 0.0047. */
    @Test
    void seldomCriesWolf() {
        for (int rows : new int[] {20, 50, 100, 500}) {
            assertThat(falseAlarms(rows, EmptyBinRule.addHalf()))
                    .as("%d rows", rows)
                    .isLessThan(0.01 + 0.0047);
        }
        assertThat(falseAlarms(20, EmptyBinRule.epsilon(1e-4)))
                .as("the rule changes the value alone")
                .isEqualTo(falseAlarms(20, EmptyBinRule.addHalf()));
    }

    private static double falseAlarms(int rows, EmptyBinRule rule) {
        Random random = new Random(20261123);
        PopulationStabilityIndex psi = PSI.with(rule);
        int windows = 4_000;
        int alarms = 0;
        for (int window = 0; window < windows; window++) {
            BinnedCounts counts = BinnedCounts.of(uniform(random, 2_000), uniform(random, rows));
            alarms += psi.test(counts).pValue() < 0.01 ? 1 : 0;
        }
        return (double) alarms / windows;
    }

    private static long[] uniform(Random random, int rows) {
        long[] counts = new long[10];
        for (int i = 0; i < rows; i++) {
            counts[random.nextInt(counts.length)]++;
        }
        return counts;
    }

    @Test
    void theSmallestEpsilonStillGivesAFiniteValue() {
        BinnedCounts disjoint = BinnedCounts.of(new long[] {30, 0}, new long[] {0, 40});
        EmptyBinRule smallest = EmptyBinRule.epsilon(Double.MIN_NORMAL);
        assertThat(PSI.with(smallest).statistic(disjoint)).isFinite().isGreaterThan(1_000);
        assertThat(KullbackLeibler.withDefaults().with(smallest).statistic(disjoint))
                .isFinite()
                .isGreaterThan(500);
        assertThatIllegalArgumentException().isThrownBy(() -> EmptyBinRule.epsilon(Double.MIN_VALUE));
    }
}
