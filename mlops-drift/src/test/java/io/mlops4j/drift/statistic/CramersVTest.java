// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CramersVTest {
    private static final CramersV V = CramersV.withDefaults();
    private static final CramersV AS_COUNTED = V.with(CramersV.Weights.AS_COUNTED);

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "cramers-v.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(
            String name, CramersV.Weights weights, String reference, String current, double statistic, double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = V.with(weights).test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(V.with(weights).statistic(counts)).isEqualTo(result.statistic());
    }

    @Test
    void equalWeightsDoNotDependOnTheSizes() {
        BinnedCounts even = BinnedCounts.of(new long[] {30, 70}, new long[] {60, 40});
        BinnedCounts uneven = BinnedCounts.of(new long[] {30_000_000, 70_000_000}, new long[] {60, 40});
        assertThat(V.statistic(uneven)).isEqualTo(V.statistic(even)).isEqualTo(AS_COUNTED.statistic(even));
        assertThat(AS_COUNTED.statistic(uneven)).isLessThan(0.001);
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        for (CramersV v : new CramersV[] {V, AS_COUNTED}) {
            assertThat(v.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                    .isNaN();
            TestResult single = v.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
            assertThat(single.statistic()).isZero();
            assertThat(single.pValue()).isEqualTo(1);
            assertThat(v.statistic(BinnedCounts.of(new long[] {4, 0, 2}, new long[] {0, 9, 0})))
                    .isCloseTo(1, within(1e-15))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void statesTheWeights() {
        assertThat(V.rule()).contains("(c - r)^2 / (c + r)", "test of homogeneity");
        assertThat(V.fields()).containsEntry("weights", "equal");
        assertThat(AS_COUNTED.rule()).contains("X / (n + m)");
        assertThat(AS_COUNTED.fields()).containsEntry("weights", "as-counted");
        assertThat(AS_COUNTED.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> V.withThreshold(0));
    }
}
