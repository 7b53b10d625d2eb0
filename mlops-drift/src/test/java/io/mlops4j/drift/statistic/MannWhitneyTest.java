// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MannWhitneyTest {
    private static final MannWhitney U = MannWhitney.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "mann-whitney.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        RankedCounts counts =
                ReferenceValues.onPoints(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = U.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(result.upperBound()).isEqualTo(result.statistic());
        assertThat(U.statistic(counts)).isEqualTo(result.statistic());
    }

    @Property(tries = 1000)
    void intervalsEncloseTheEffect(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 8) Integer> reference,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 8) Integer> current) {
        long larger = 0;
        for (int c : current) {
            larger += reference.stream().mapToInt(r -> Integer.compare(c, r)).sum();
        }
        double effect = Math.abs((double) larger / (reference.size() * current.size()));
        TestResult exact = U.test(RankedCounts.of(slots(reference, 1), slots(current, 1)));
        assertThat(exact.statistic()).isEqualTo(effect);
        // Multiples of three are points, what lies between them shares an interval.
        TestResult coarse = U.test(RankedCounts.of(slots(reference, 3), slots(current, 3)));
        assertThat(coarse.statistic()).isLessThanOrEqualTo(effect);
        assertThat(coarse.upperBound()).isGreaterThanOrEqualTo(effect);
    }

    /** Every multiple of the spacing is a point. */
    private static long[] slots(List<Integer> values, int spacing) {
        long[] slots = new long[19];
        for (int value : values) {
            slots[2 * (value / spacing) + (value % spacing == 0 ? 0 : 1)]++;
        }
        return slots;
    }

    @Test
    void boundsTheEffectWhereTheOrderIsUnknown() {
        RankedCounts unknown = RankedCounts.of(new long[] {0, 4, 0}, new long[] {0, 4, 0});
        assertThat(U.test(unknown).statistic()).isZero();
        assertThat(U.test(unknown).upperBound()).isEqualTo(1);
        assertThat(U.test(unknown).pValue()).isEqualTo(1);
        // Of 16 pairs 4 are of unknown order and 12 have the current value above.
        RankedCounts partly = RankedCounts.of(new long[] {2, 2, 0}, new long[] {0, 2, 2});
        assertThat(U.test(partly).statistic()).isEqualTo(0.5);
        assertThat(U.test(partly).upperBound()).isEqualTo(1);
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(U.statistic(RankedCounts.of(new long[] {0}, new long[] {3}))).isNaN();
        assertThat(U.test(RankedCounts.of(new long[] {3}, new long[] {0})).pValue())
                .isNaN();
        TestResult constant = U.test(RankedCounts.of(new long[] {300}, new long[] {7}));
        assertThat(constant.statistic()).isZero();
        assertThat(constant.pValue()).isEqualTo(1);
        TestResult apart = U.test(RankedCounts.of(new long[] {30, 0, 0}, new long[] {0, 0, 40}));
        assertThat(apart.statistic()).isEqualTo(1);
        assertThat(apart.pValue()).isLessThan(1e-15);
    }

    @Test
    void computesWithCountsWhoseProductExceedsALong() {
        long huge = 4_000_000_000_000L;
        RankedCounts counts = RankedCounts.of(new long[] {huge, 0, huge, 0, 0}, new long[] {huge / 2, 0, 0, 0, huge});
        // A third of the current values are below half of the reference and equal to the rest, two thirds are above
        // all.
        assertThat(U.statistic(counts)).isCloseTo(0.5, within(1e-12));
        RankedCounts bounded = RankedCounts.of(new long[] {0, huge, 0}, new long[] {0, huge, 0});
        assertThat(U.test(bounded).statistic()).isZero();
        assertThat(U.test(bounded).upperBound()).isEqualTo(1);
    }

    @Test
    void statesItsRule() {
        assertThat(U.rule()).contains("|2 U / (n m) - 1|", "two-sided");
        assertThat(U.fields()).containsEntry("alternative", "two-sided");
        assertThat(U.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> U.withThreshold(0));
    }
}
