// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankPointsTest {
    private static final double[] NONE = {};

    @Test
    void keepsEveryDistinctValueUpToTheLimit() {
        double[] sorted = {1, 1, 2, 5, 5, 5};
        assertThat(RankPoints.distinct(sorted)).isEqualTo(3);
        assertThat(RankPoints.choose(sorted, 3, NONE)).containsExactly(1, 2, 5);
        assertThat(RankPoints.choose(NONE, 3, NONE)).isEmpty();
    }

    @Test
    void keepsEvenlySpacedRanksAboveTheLimit() {
        double[] sorted = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(RankPoints.choose(sorted, 3, NONE)).containsExactly(0, 5, 10);
        assertThat(RankPoints.choose(sorted, 3, new double[] {5, 7})).containsExactly(0, 5, 7, 10);
    }

    @Property(tries = 1000)
    void leavesFewValuesBetweenPoints(
            @ForAll @Size(min = 5, max = 200) List<@IntRange(min = 0, max = 60) Integer> values,
            @ForAll @IntRange(min = 2, max = 9) int limit) {
        double[] sorted =
                values.stream().mapToDouble(Integer::doubleValue).sorted().toArray();
        double[] points = RankPoints.choose(sorted, limit, NONE);
        SlotCounts counts = SlotCounts.none(SlotCounter.slots(points.length));
        SlotCounter.over(points).count(sorted, 0, sorted.length, counts);
        long[] slots = counts.toArray();
        long most = RankPoints.distinct(sorted) <= limit ? 0 : (sorted.length - 1) / (limit - 1) + 1;
        for (int slot = 1; slot < slots.length; slot += 2) {
            assertThat(slots[slot]).isLessThanOrEqualTo(Math.max(0, most - 1));
        }
        assertThat(points[0]).isEqualTo(sorted[0]);
        assertThat(points[points.length - 1]).isEqualTo(sorted[sorted.length - 1]);
    }

    @Test
    void putsEdgesAtValuesThatTheShareDoesNotExceed() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(RankPoints.quantileEdges(sorted, 5)).containsExactly(2, 4, 6, 8);
        assertThat(RankPoints.quantileEdges(sorted, 3)).containsExactly(4, 7);
        assertThat(RankPoints.quantileEdges(sorted, 1)).isEmpty();
    }

    @Test
    void mergesEqualEdgesAndNeedsNoneForAConstant() {
        assertThat(RankPoints.quantileEdges(new double[] {0, 0, 0, 0, 0, 1, 2, 3}, 4))
                .containsExactly(0, 1);
        assertThat(RankPoints.quantileEdges(new double[] {7, 7, 7}, 10)).isEmpty();
        assertThat(RankPoints.quantileEdges(NONE, 10)).isEmpty();
        assertThat(RankPoints.quantileEdges(new double[] {1, 9, 9, 9, 9}, 2)).isEmpty();
        assertThat(RankPoints.quantileEdges(new double[] {Double.NEGATIVE_INFINITY, 1, 2, 3}, 4))
                .containsExactly(Double.NEGATIVE_INFINITY, 1, 2);
    }

    @Property(tries = 1000)
    void leavesNoBinEmpty(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 0, max = 30) Integer> values,
            @ForAll @IntRange(min = 1, max = 12) int bins) {
        double[] sorted =
                values.stream().mapToDouble(Integer::doubleValue).sorted().toArray();
        double[] edges = RankPoints.quantileEdges(sorted, bins);
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= edges.length; i++) {
            double above = lower;
            double upTo = i < edges.length ? edges[i] : Double.POSITIVE_INFINITY;
            assertThat(values).anyMatch(value -> value > above && value <= upTo);
            lower = upTo;
        }
    }
}
