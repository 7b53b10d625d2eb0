// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChiSquareTest {
    private static final ChiSquare CHI2 = ChiSquare.withDefaults();
    private static final ChiSquare FIT = CHI2.with(ChiSquare.Hypothesis.GOODNESS_OF_FIT);

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "chi2.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(
            String name,
            ChiSquare.Hypothesis hypothesis,
            String reference,
            String current,
            double statistic,
            double effect,
            double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = CHI2.with(hypothesis).test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertStatistic(result.effect(), effect);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(CHI2.with(hypothesis).statistic(counts)).isEqualTo(result.statistic());
    }

    @Test
    void statesTheHypothesis() {
        assertThat(CHI2.rule()).contains("of homogeneity", "both samples together", "Cramér's V");
        assertThat(CHI2.fields()).containsEntry("test", "homogeneity");
        assertThat(FIT.rule()).contains("of goodness of fit", "taken for exact");
        assertThat(FIT.fields()).containsEntry("test", "goodness-of-fit");
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        for (ChiSquare test : new ChiSquare[] {CHI2, FIT}) {
            assertThat(test.test(BinnedCounts.of(new long[] {0}, new long[] {4}))
                            .pValue())
                    .isNaN();
            assertThat(test.statistic(BinnedCounts.of(new long[] {4}, new long[] {0})))
                    .isNaN();
            TestResult single = test.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
            assertThat(single.statistic()).isZero();
            assertThat(single.effect()).isZero();
            assertThat(single.pValue()).isEqualTo(1);
        }
        TestResult unseen = FIT.test(BinnedCounts.of(new long[] {50, 50, 0}, new long[] {50, 49, 1}));
        assertThat(unseen.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(unseen.pValue()).isZero();
        assertThat(unseen.effect()).isCloseTo(Math.sqrt(0.5 * (0.01 + 0.0001 / 0.99)), within(1e-15));
    }

    @Test
    void keepsItsThresholdWithEitherHypothesis() {
        assertThat(CHI2.threshold()).isEqualTo(0.15);
        assertThat(CHI2.withThreshold(0.3)
                        .with(ChiSquare.Hypothesis.GOODNESS_OF_FIT)
                        .threshold())
                .isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> CHI2.withThreshold(Double.NaN));
    }
}
