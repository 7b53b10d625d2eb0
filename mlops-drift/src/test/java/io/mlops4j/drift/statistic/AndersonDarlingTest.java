// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AndersonDarlingTest {
    private static final AndersonDarling A2 = AndersonDarling.withDefaults();
    private static final double SLACK = 1e-12;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "anderson-darling.csv",
            delimiter = ';',
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 100_000)
    void agreesWithSciPy(
            String name, String reference, String current, double statistic, double effect, double pValue) {
        RankedCounts counts = RankedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        TestResult result = A2.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertStatistic(result.effect(), effect);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(result.upperBound()).isEqualTo(result.statistic());
        assertThat(A2.statistic(counts)).isEqualTo(result.statistic());
    }

    @Property(tries = 1000)
    void intervalsEncloseTheStatistic(
            @ForAll @Size(min = 2, max = 12) @UniqueElements List<@IntRange(max = 200) Integer> reference,
            @ForAll @Size(min = 2, max = 12) @UniqueElements List<@IntRange(max = 200) Integer> current) {
        TestResult exact = A2.test(RankedCounts.of(slots(reference, 1), slots(current, 1)));
        // Multiples of twenty are points, what lies between them shares an interval.
        TestResult coarse = A2.test(RankedCounts.of(slots(reference, 20), slots(current, 20)));
        assertThat(coarse.statistic()).isLessThanOrEqualTo(exact.statistic() + SLACK);
        assertThat(coarse.upperBound()).isGreaterThanOrEqualTo(exact.statistic() - SLACK);
    }

    /** Equal values of both samples inside an interval leave less variance than different ones, so the statistic may be larger. */
    @Property(tries = 1000)
    void anIntervalEnclosesTheStatisticOfEqualValues(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 20) Integer> reference,
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 20) Integer> current) {
        // Values of one sample alone in an interval are taken to differ.
        Assume.that(reference.stream().anyMatch(AndersonDarlingTest::isInside)
                && current.stream().anyMatch(AndersonDarlingTest::isInside));
        TestResult exact = A2.test(RankedCounts.of(slots(reference, 1), slots(current, 1)));
        TestResult coarse = A2.test(RankedCounts.of(slots(reference, 20), slots(current, 20)));
        assertThat(coarse.statistic()).isLessThanOrEqualTo(exact.statistic() + SLACK);
        assertThat(coarse.upperBound()).isGreaterThanOrEqualTo(exact.statistic() - SLACK);
    }

    private static boolean isInside(int value) {
        return value % 20 > 0;
    }

    /** Every multiple of the spacing is a point. */
    private static long[] slots(List<Integer> values, int spacing) {
        long[] slots = new long[403];
        for (int value : values) {
            slots[2 * (value / spacing) + (value % spacing == 0 ? 0 : 1)]++;
        }
        return slots;
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(A2.statistic(RankedCounts.of(new long[] {0}, new long[] {3})))
                .isNaN();
        assertThat(A2.test(RankedCounts.of(new long[] {3}, new long[] {0})).pValue())
                .isNaN();
        TestResult constant = A2.test(RankedCounts.of(new long[] {100}, new long[] {50}));
        assertThat(constant.statistic()).isZero();
        assertThat(constant.pValue()).isEqualTo(1);
        TestResult apart = A2.test(RankedCounts.of(new long[] {30, 0, 0}, new long[] {0, 0, 40}));
        assertThat(apart.effect()).isGreaterThan(0.8);
        assertThat(apart.pValue()).isLessThan(1e-8);
        TestResult single = A2.test(RankedCounts.of(new long[] {1, 0, 0}, new long[] {0, 0, 1}));
        assertThat(single.pValue()).isEqualTo(1);
        TestResult unknown = A2.test(RankedCounts.of(new long[] {0, 40, 0}, new long[] {0, 40, 0}));
        assertThat(unknown.statistic()).isLessThan(unknown.upperBound());
        assertThat(unknown.pValue()).isEqualTo(1);
    }

    @Test
    void computesWithCountsWhoseProductExceedsALong() {
        long huge = 4_000_000_000_000L;
        TestResult apart = A2.test(RankedCounts.of(new long[] {huge, 0, huge, 0, 0}, new long[] {huge, 0, 0, 0, huge}));
        assertThat(apart.statistic()).isFinite().isPositive();
        assertThat(apart.effect()).isBetween(0.3, 0.9);
        assertThat(apart.pValue()).isZero();
        TestResult same = A2.test(RankedCounts.of(new long[] {huge, 0, huge}, new long[] {huge, 0, huge}));
        assertThat(same.statistic()).isZero();
        assertThat(same.pValue()).isEqualTo(1);
    }

    @Test
    void addsTrillionsOfValuesInOneGapUp() {
        long many = 4_000_000_000_000L;
        TestResult result = A2.test(RankedCounts.of(new long[] {1, 0, 1}, new long[] {0, many, 0}));
        assertThat(result.upperBound()).isEqualTo(result.statistic());
        // The sum in partial fractions, mpmath.digamma with 50 digits.
        assertThat(result.statistic()).isCloseTo(28.244769010428067, within(1e-12));
    }

    @Test
    void onePairOfEqualValuesIsATie() {
        long[] reference = new long[1_001];
        long[] current = new long[1_001];
        for (int i = 0; i < 200; i++) {
            reference[4 * i] = 1;
            current[4 * i + 122] = 1;
        }
        RankedCounts untied = RankedCounts.of(reference, current);
        current[402] = 0;
        current[400] = 1;
        RankedCounts tied = RankedCounts.of(reference, current);
        assertThat(TieMoments.hasTies(untied)).isFalse();
        assertThat(TieMoments.hasTies(tied)).isTrue();
        assertThat(A2.test(tied).pValue() / A2.test(untied).pValue()).isBetween(0.3, 0.9);
    }

    @Test
    void threeValuesSayNothing() {
        TestResult three = A2.test(RankedCounts.of(new long[] {1, 0, 0, 0, 0}, new long[] {0, 0, 1, 0, 1}));
        assertThat(three.statistic()).isPositive();
        assertThat(three.pValue()).isEqualTo(1);
    }

    @Test
    void statesItsRule() {
        assertThat(A2.rule()).contains("two samples", "(F - G)^2");
        assertThat(A2.fields()).containsKeys("ties", "effect");
        assertThat(A2.withThreshold(0.3).threshold()).isEqualTo(0.3);
        assertThatIllegalArgumentException().isThrownBy(() -> A2.withThreshold(0));
    }
}
