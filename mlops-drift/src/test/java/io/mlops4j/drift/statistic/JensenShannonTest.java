// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class JensenShannonTest {
    private static final JensenShannon JS = JensenShannon.withDefaults();

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvFileSource(resources = "js.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(
            String name,
            JensenShannon.Form form,
            LogBase base,
            String reference,
            String current,
            double statistic,
            double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        JensenShannon js = JS.with(form).with(base);
        TestResult result = js.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(js.statistic(counts)).isEqualTo(result.statistic());
        BinnedCounts swapped = BinnedCounts.of(ReferenceValues.longs(current), ReferenceValues.longs(reference));
        assertThat(js.test(swapped)).isEqualTo(result);
    }

    @Test
    void statesFormAndBase() {
        assertThat(JS.rule()).contains("distance to base e", "square root", "0 log 0 = 0");
        assertThat(JS.title()).isEqualTo("Jensen-Shannon distance");
        JensenShannon other = JS.with(JensenShannon.Form.DIVERGENCE).with(LogBase.TWO);
        assertThat(other.rule()).contains("divergence in bits").doesNotContain("square root");
        assertThat(other.title()).isEqualTo("Jensen-Shannon divergence");
        assertThat(other.fields()).containsEntry("form", "divergence").containsEntry("logBase", "2");
    }

    @Test
    void keepsItsDecisionWhenFormOrBaseChange() {
        assertThat(JS.with(JensenShannon.Form.DIVERGENCE).threshold()).isCloseTo(0.01, within(1e-17));
        assertThat(JS.with(JensenShannon.Form.DIVERGENCE).with(LogBase.TWO).threshold())
                .isCloseTo(0.01 / Math.log(2), within(1e-16));
        assertThat(JS.with(LogBase.TWO).threshold()).isCloseTo(0.1 / Math.sqrt(Math.log(2)), within(1e-16));
        assertThat(JS.with(LogBase.TWO)
                        .with(JensenShannon.Form.DIVERGENCE)
                        .with(LogBase.NATURAL)
                        .threshold())
                .isCloseTo(0.01, within(1e-16));
        assertThatIllegalArgumentException().isThrownBy(() -> JS.withThreshold(-1));
        assertThat(JS.withThreshold(0.2).threshold()).isEqualTo(0.2);
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(JS.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                .isNaN();
        assertThat(JS.test(BinnedCounts.of(new long[] {4}, new long[] {0})).pValue())
                .isNaN();
        TestResult single = JS.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
        assertThat(single.statistic()).isZero();
        assertThat(single.pValue()).isEqualTo(1);
        BinnedCounts disjoint = BinnedCounts.of(new long[] {4, 0, 3}, new long[] {0, 9, 0});
        assertThat(JS.with(LogBase.TWO).statistic(disjoint)).isCloseTo(1, within(1e-15));
        assertThat(JS.statistic(disjoint)).isCloseTo(Math.sqrt(Math.log(2)), within(1e-15));
    }

    @Test
    void keepsItsDigitsWhereSharesAreClose() {
        // Shares of 1/2 + 1e-8 and 1/2: the divergence is (2e-8)^2 / 8.
        BinnedCounts close = BinnedCounts.of(new long[] {50_000_001, 49_999_999}, new long[] {1, 1});
        assertThat(JS.with(JensenShannon.Form.DIVERGENCE).statistic(close)).isCloseTo(5e-17, within(1e-28));
        long huge = 4_000_000_000_000_000_000L;
        BinnedCounts beyond = BinnedCounts.of(new long[] {huge, huge}, new long[] {huge, 0});
        assertThat(JS.with(JensenShannon.Form.DIVERGENCE).with(LogBase.TWO).statistic(beyond))
                .isCloseTo(1 - 0.75 * Math.log(3) / Math.log(2) + 0.5, within(1e-12));
    }

    @Test
    void statesTheLawInASentenceOfItsOwn() {
        assertThat(JensenShannon.withDefaults().rule()).contains("0 log 0 = 0. p-value: ");
    }

    @Test
    void isNeverSurerThanTheTestOfHomogeneity() {
        // Half observations alone give 0.0049 here, the test of homogeneity 0.16.
        BinnedCounts rare = BinnedCounts.of(new long[] {11_900, 60, 30, 10, 0}, new long[] {18, 0, 0, 0, 2});
        assertThat(JS.test(rare).pValue())
                .isGreaterThanOrEqualTo(ChiSquare.withDefaults().test(rare).pValue());
    }
}
