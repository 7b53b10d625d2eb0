// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TotalVariationTest {
    private static final TotalVariation TV = TotalVariation.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "tv.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = TV.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(TV.statistic(counts)).isEqualTo(result.statistic());
        BinnedCounts swapped = BinnedCounts.of(ReferenceValues.longs(current), ReferenceValues.longs(reference));
        assertThat(TV.statistic(swapped)).isEqualTo(result.statistic());
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(TV.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                .isNaN();
        assertThat(TV.test(BinnedCounts.of(new long[] {4}, new long[] {0})).pValue())
                .isNaN();
        TestResult single = TV.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
        assertThat(single.statistic()).isZero();
        assertThat(single.pValue()).isEqualTo(1);
        assertThat(TV.statistic(BinnedCounts.of(new long[] {5, 0, 15}, new long[] {0, 9, 0})))
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void isComputedByHand() {
        // Shares 0.5, 0.3, 0.2 and 0.2, 0.3, 0.5: three tenths of the rows have moved.
        assertThat(TV.statistic(BinnedCounts.of(new long[] {5, 3, 2}, new long[] {20, 30, 50})))
                .isCloseTo(0.3, within(1e-15));
    }

    @Test
    void saysWhoseItsPValueIs() {
        assertThat(TV.rule()).contains("half the sum over all bins of |c - r|", "chi-square test of homogeneity");
        assertThat(TV.fields()).containsEntry("pValueOf", "chi2 homogeneity");
        assertThat(TV.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> TV.withThreshold(0));
    }
}
