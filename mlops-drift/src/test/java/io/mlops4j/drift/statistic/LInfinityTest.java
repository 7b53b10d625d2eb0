// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LInfinityTest {
    private static final LInfinity MAX = LInfinity.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "l-infinity.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = MAX.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(MAX.statistic(counts)).isEqualTo(result.statistic());
        BinnedCounts swapped = BinnedCounts.of(ReferenceValues.longs(current), ReferenceValues.longs(reference));
        assertThat(MAX.statistic(swapped)).isEqualTo(result.statistic());
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(MAX.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                .isNaN();
        assertThat(MAX.test(BinnedCounts.of(new long[] {4}, new long[] {0})).pValue())
                .isNaN();
        TestResult single = MAX.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
        assertThat(single.statistic()).isZero();
        assertThat(single.pValue()).isEqualTo(1);
        assertThat(MAX.statistic(BinnedCounts.of(new long[] {15, 0, 5}, new long[] {0, 9, 0})))
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void isComputedByHand() {
        // Shares 0.5, 0.3, 0.2 and 0.2, 0.4, 0.4.
        assertThat(MAX.statistic(BinnedCounts.of(new long[] {5, 3, 2}, new long[] {20, 40, 40})))
                .isCloseTo(0.3, within(1e-15));
    }

    @Test
    void saysWhoseItsPValueIs() {
        assertThat(MAX.rule()).contains("the largest |c - r| of any bin", "chi-square test of homogeneity");
        assertThat(MAX.fields()).containsEntry("pValueOf", "chi2 homogeneity");
        assertThat(MAX.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> MAX.withThreshold(0));
    }
}
