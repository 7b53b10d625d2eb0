// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class KolmogorovSmirnovTest {
    private static final KolmogorovSmirnov KS = KolmogorovSmirnov.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "ks.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        RankedCounts counts =
                ReferenceValues.onPoints(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = KS.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(KS.statistic(counts)).isEqualTo(result.statistic());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "ks-one-sided.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPyInOneDirection(
            String name, Alternative alternative, String reference, String current, double statistic, double pValue) {
        RankedCounts counts =
                ReferenceValues.onPoints(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = KS.with(alternative).test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(result.upperBound()).isEqualTo(result.statistic());
    }

    @Test
    void boundsEachDirectionWhereTheOrderIsUnknown() {
        // A quarter of the current values is below all of the reference; the order of the others is unknown.
        RankedCounts counts = RankedCounts.of(new long[] {0, 4, 0}, new long[] {1, 3, 0});
        assertThat(KS.with(Alternative.LESS).test(counts).statistic()).isEqualTo(0.25);
        assertThat(KS.with(Alternative.LESS).test(counts).upperBound()).isEqualTo(1);
        assertThat(KS.with(Alternative.GREATER).test(counts).statistic()).isZero();
        assertThat(KS.with(Alternative.GREATER).test(counts).upperBound()).isEqualTo(0.75);
        assertThat(KS.with(Alternative.GREATER).test(counts).pValue()).isEqualTo(1);
    }

    @Test
    void statesItsAlternative() {
        KolmogorovSmirnov less = KS.with(Alternative.LESS);
        assertThat(less.rule()).contains("alternative less: the largest G - F");
        assertThat(less.fields()).containsEntry("alternative", "less").containsEntry("direction", "current smaller");
        assertThat(less.withThreshold(0.2).fields()).isEqualTo(less.fields());
    }

    @Test
    void seesCurrentValuesBetweenReferenceValues() {
        // Reference 1, 2; current 1.5, 1.5, 3.
        RankedCounts counts = RankedCounts.of(new long[] {0, 0, 1, 0, 1, 0, 0}, new long[] {0, 0, 0, 2, 0, 1, 0});
        assertThat(counts.exact()).isTrue();
        // After 2 all of the reference is below and two thirds of the current sample; at 1 it is one half against none.
        assertThat(KS.statistic(counts)).isEqualTo(0.5);
        assertThat(KS.test(counts).upperBound()).isEqualTo(0.5);
    }

    @Test
    void boundsTheDistanceWhereTheOrderIsUnknown() {
        // Four values of each lie in the same interval: sorted they may agree or be wholly apart.
        RankedCounts counts = RankedCounts.of(new long[] {0, 4, 0}, new long[] {0, 4, 0});
        assertThat(counts.exact()).isFalse();
        assertThat(KS.test(counts).statistic()).isZero();
        assertThat(KS.test(counts).upperBound()).isEqualTo(1);
    }

    @Test
    void isUndefinedWhenASampleIsEmpty() {
        for (RankedCounts counts : new RankedCounts[] {
            RankedCounts.of(new long[] {0}, new long[] {3}), RankedCounts.of(new long[] {3}, new long[] {0})
        }) {
            assertThat(KS.statistic(counts)).isNaN();
            assertThat(KS.test(counts).pValue()).isNaN();
        }
    }

    @Test
    void computesWithCountsWhoseProductExceedsALong() {
        long huge = 4_000_000_000_000L;
        RankedCounts counts = RankedCounts.of(new long[] {huge, 0, huge, 0, 0}, new long[] {huge / 2, 0, 0, 0, huge});
        assertThat(KS.statistic(counts)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(KS.test(counts).upperBound()).isEqualTo(KS.statistic(counts));
        RankedCounts bounded = RankedCounts.of(new long[] {0, huge, 0}, new long[] {0, huge, 0});
        assertThat(KS.test(bounded).statistic()).isZero();
        assertThat(KS.test(bounded).upperBound()).isEqualTo(1);
        assertThat(KS.test(bounded).pValue()).isEqualTo(1);
    }

    @Test
    void refusesCountsThatAreNotCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankedCounts.of(new long[] {1, 2}, new long[] {1, 2}))
                .withMessageContaining("must be odd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankedCounts.of(new long[] {1}, new long[] {1, 2, 3}))
                .withMessageContaining("both must have as many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankedCounts.of(new long[] {1}, new long[] {-1}))
                .withMessageContaining("Invalid current: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinnedCounts.of(new long[] {Long.MAX_VALUE, 1}, new long[] {1, 1}))
                .withMessageContaining("exceeds");
    }

    @Test
    void ownsItsCounts() {
        long[] reference = {1, 0, 1};
        RankedCounts counts = RankedCounts.of(reference, new long[] {1, 0, 1});
        reference[0] = 100;
        assertThat(counts.reference(0)).isEqualTo(1);
        assertThat(counts.slots()).isEqualTo(3);
    }

    @Test
    void refusesThresholdsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> KS.withThreshold(0));
        assertThat(KS.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThat(KS.fields()).containsEntry("alternative", "two-sided");
    }
}
