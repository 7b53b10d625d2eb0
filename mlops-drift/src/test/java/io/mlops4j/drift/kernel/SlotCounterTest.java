// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SlotCounterTest {
    private static final double[] POINTS = {-1.5, 0, 2};

    @Test
    void givesEveryKindOfValueItsSlot() {
        double[] values = {
            Double.NEGATIVE_INFINITY, // slot 0
            -Double.MAX_VALUE, // slot 1
            -1.5, // slot 2
            -Double.MIN_VALUE, // slot 3
            0.0, // slot 4
            -0.0, // slot 4
            Double.MIN_VALUE, // slot 5
            2, // slot 6
            Math.nextUp(2.0), // slot 7
            Double.MAX_VALUE, // slot 7
            Double.POSITIVE_INFINITY, // slot 8
            Double.NaN // none
        };
        SlotCounts counts = SlotCounts.none(SlotCounter.slots(POINTS.length));
        long nans = SlotCounter.over(POINTS).count(values, 0, values.length, counts);
        assertThat(counts.toArray()).containsExactly(1, 1, 1, 1, 2, 1, 1, 2, 1);
        assertThat(counts.lowest()).isEqualTo(-Double.MAX_VALUE);
        assertThat(counts.highest()).isEqualTo(Double.MAX_VALUE);
        assertThat(nans).isEqualTo(1);
    }

    @Test
    void addsToWhatIsThere() {
        SlotCounts counts = SlotCounts.of(new long[] {0, 0, 5, 0, 0});
        SlotCounter.over(new double[] {3}).count(new double[] {9, 3, 3, 9}, 1, 3, counts);
        assertThat(counts.toArray()).containsExactly(0, 0, 7, 0, 0);
        assertThat(counts.lowest()).isNaN();
        assertThat(counts.highest()).isNaN();
    }

    @Test
    void countsWithoutAnyPoint() {
        SlotCounts counts = SlotCounts.none(SlotCounter.slots(0));
        SlotCounter.over(new double[0]).count(new double[] {1, Double.POSITIVE_INFINITY}, 0, 2, counts);
        assertThat(counts.toArray()).containsExactly(0, 1, 1);
        assertThat(counts.lowest()).isEqualTo(1);
        assertThat(counts.highest()).isEqualTo(1);
    }

    @Test
    void refusesPointsOutOfOrderOrNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlotCounter.over(new double[] {1, 1}))
                .withMessageContaining("strictly ascending");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlotCounter.over(new double[] {-0.0, 0.0}))
                .withMessageContaining("strictly ascending");
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SlotCounter.over(new double[] {bad}))
                    .withMessageContaining("must be finite");
        }
    }
}
