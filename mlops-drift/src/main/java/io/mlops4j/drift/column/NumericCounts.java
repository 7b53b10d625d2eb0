// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.NumberSource;
import org.jspecify.annotations.Nullable;

/** How many later values of a numeric column fell below and on each rank point of its reference. */
public final class NumericCounts extends ColumnCounts {
    private final NumericProfile profile;
    private final long[] slots;

    /**
     * Takes the parts, without copying.
     *
     * @throws IllegalArgumentException if there are not as many slots as the profile has, or a count is negative
     */
    public NumericCounts(NumericProfile profile, Absences absences, long[] slots) {
        super(absences);
        this.profile = profile;
        this.slots = slots;
        // Checks the counts.
        profile.ranked(this);
    }

    /** Counts in the slots of the profile's points. Not a copy: do not change. */
    public long[] slots() {
        return slots;
    }

    @Override
    public long present() {
        long present = 0;
        for (long count : slots) {
            present += count;
        }
        return present;
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
        long[] more = ((NumericCounts) other).slots;
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = Math.addExact(slots[slot], more[slot]);
        }
    }
}
