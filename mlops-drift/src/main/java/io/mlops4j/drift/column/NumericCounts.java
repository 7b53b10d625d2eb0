// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.NumberSource;
import io.mlops4j.drift.kernel.SlotCounts;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.ValuedCounts;
import org.jspecify.annotations.Nullable;

/** How many later values of a numeric column fell below and on each rank point of its reference. */
public final class NumericCounts extends ColumnCounts {
    private final NumericProfile profile;
    private final SlotCounts slots;

    NumericCounts(NumericProfile profile) {
        super(Absences.NONE);
        this.profile = profile;
        this.slots = SlotCounts.none(profile.slots().length);
    }

    /**
     * Takes the parts, without copying.
     *
     * @param lowest the lowest finite value, if there is one below the profile's first point; else not a number
     * @param highest the highest finite value, if there is one above the profile's last point; else not a number
     * @throws IllegalArgumentException if there are not as many slots as the profile has, or a count is negative
     */
    public NumericCounts(NumericProfile profile, Absences absences, long[] slots, double lowest, double highest) {
        super(absences);
        this.profile = profile;
        this.slots = SlotCounts.of(slots, lowest, highest);
        // Checks the counts, and the ends.
        ValuedCounts.of(profile.points(), RankedCounts.of(profile.slots(), slots), lowest, highest);
    }

    /** Counts in the slots of the profile's points, in a new array. */
    public long[] slots() {
        return slots.toArray();
    }

    /** The lowest finite value, if there is one below the profile's first point; else not a number. */
    public double lowest() {
        return slots.lowest();
    }

    /** The highest finite value, if there is one above the profile's last point; else not a number. */
    public double highest() {
        return slots.highest();
    }

    @Override
    public long present() {
        return slots.total();
    }

    @Override
    public void addNumbers(double[] values, int from, int to) {
        long nans = profile.counter().count(values, from, to, slots);
        addAbsences(new Absences(0, nans, 0));
    }

    @Override
    public void addNumbers(NumberSource values) {
        long nans = profile.counter().count(values, slots);
        addAbsences(new Absences(values.nulls(), nans, 0));
    }

    @Override
    public void addCategory(@Nullable String category, long times) {
        addAbsences(category == null ? new Absences(times, 0, 0) : new Absences(0, 0, times));
    }

    @Override
    public void merge(ColumnCounts other) {
        addAbsences(other.absences());
        slots.merge(((NumericCounts) other).slots);
    }
}
