// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HellingerTest {
    private static final Hellinger HELLINGER = Hellinger.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "hellinger.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = HELLINGER.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(HELLINGER.statistic(counts)).isEqualTo(result.statistic());
        BinnedCounts swapped = BinnedCounts.of(ReferenceValues.longs(current), ReferenceValues.longs(reference));
        assertThat(HELLINGER.statistic(swapped)).isEqualTo(result.statistic());
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(HELLINGER.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                .isNaN();
        assertThat(HELLINGER
                        .test(BinnedCounts.of(new long[] {4}, new long[] {0}))
                        .pValue())
                .isNaN();
        TestResult single = HELLINGER.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
        assertThat(single.statistic()).isZero();
        assertThat(single.pValue()).isEqualTo(1);
        assertThat(HELLINGER.statistic(BinnedCounts.of(new long[] {5, 0, 15}, new long[] {0, 9, 0})))
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void isComputedByHand() {
        // Shares 0.64, 0.36 and 0.36, 0.64: the roots differ by 0.2 in both bins.
        assertThat(HELLINGER.statistic(BinnedCounts.of(new long[] {16, 9}, new long[] {36, 64})))
                .isCloseTo(0.2, within(1e-15));
    }

    @Test
    void saysWhoseItsPValueIs() {
        assertThat(HELLINGER.rule()).contains("the square root of half the sum", "chi-square test of homogeneity");
        assertThat(HELLINGER.fields()).containsEntry("pValueOf", "chi2 homogeneity");
        assertThat(HELLINGER.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> HELLINGER.withThreshold(0));
    }
}
