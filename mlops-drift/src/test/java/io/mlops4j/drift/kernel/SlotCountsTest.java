// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Counts stay exact on either side of what 32 bits hold, however they came about. */
class SlotCountsTest {
    private static final SlotCounter ABOVE_OR_BELOW = SlotCounter.over(new double[] {0});
    private static final int ABOVE = 3;
    private static final long MOST = Integer.MAX_VALUE;

    /** As if so many values above the only point had been counted. */
    private static SlotCounts above(int values) {
        SlotCounts counts = SlotCounts.none(SlotCounter.slots(1));
        counts.roomFor(values)[ABOVE] += values;
        return counts;
    }

    private static void countOneAbove(SlotCounts counts) {
        ABOVE_OR_BELOW.count(new double[] {7}, 0, 1, counts);
    }

    @Test
    void countsBeyondWhatThirtyTwoBitsHold() {
        SlotCounts counts = above(Integer.MAX_VALUE - 1);
        for (long expected = MOST; expected < MOST + 4; expected++) {
            countOneAbove(counts);
            assertThat(counts.toArray()).containsExactly(0, 0, 0, expected, 0);
            assertThat(counts.total()).isEqualTo(expected);
        }
        counts.roomFor(Integer.MAX_VALUE)[ABOVE] += Integer.MAX_VALUE;
        assertThat(counts.toArray()).containsExactly(0, 0, 0, 2 * MOST + 3, 0);
    }

    @Test
    void mergesBeyondWhatThirtyTwoBitsHold() {
        SlotCounts counts = above(Integer.MAX_VALUE);
        SlotCounts other = above(Integer.MAX_VALUE);
        counts.merge(other);
        countOneAbove(counts);
        assertThat(counts.toArray()).containsExactly(0, 0, 0, 2 * MOST + 1, 0);
        assertThat(other.toArray()).containsExactly(0, 0, 0, MOST, 0);
        other.merge(counts);
        other.merge(other);
        assertThat(other.toArray()).containsExactly(0, 0, 0, 6 * MOST + 2, 0);
    }

    @Test
    void refusesWhatSixtyFourBitsDoNotHold() {
        SlotCounts counts = SlotCounts.of(new long[] {0, 0, 0, Long.MAX_VALUE, 0});
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts.merge(above(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> counts.merge(SlotCounts.of(new long[] {0, 0, 0, 1, 0})));
        countOneAbove(counts);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(counts::toArray);
    }

    @Test
    void refusesCountsOfOtherSlots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> countOneAbove(SlotCounts.none(3)))
                .withMessage("Invalid counts: 3 slots (must be 5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> above(1).merge(SlotCounts.none(3)))
                .withMessage("Invalid other: 3 slots (must be 5)");
    }

    /** Counting, merging and going on from known counts, in any order. */
    @Property(tries = 200)
    void agreesWithPlainAddition(@ForAll long seed, @ForAll @IntRange(min = 0, max = 30) int steps) {
        Random random = new Random(seed);
        SlotCounts counts = SlotCounts.none(5);
        long[] expected = new long[5];
        for (int step = 0; step < steps; step++) {
            int slot = random.nextInt(5);
            int more = random.nextBoolean() ? random.nextInt(9) : random.nextInt(Integer.MAX_VALUE);
            switch (random.nextInt(3)) {
                case 0 -> counts.roomFor(more)[slot] += more;
                case 1 -> {
                    SlotCounts other = SlotCounts.none(5);
                    other.roomFor(more)[slot] += more;
                    counts.merge(other);
                }
                default -> {
                    counts = SlotCounts.of(counts.toArray());
                    more = 0;
                }
            }
            expected[slot] += more;
            assertThat(counts.toArray()).containsExactly(expected);
        }
    }
}
