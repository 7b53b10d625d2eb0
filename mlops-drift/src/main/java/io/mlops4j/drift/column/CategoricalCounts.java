// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.NumberSource;
import org.jspecify.annotations.Nullable;

/** How often each category of the reference, and each new one, occurred later. */
public final class CategoricalCounts extends ColumnCounts {
    private final CategoricalProfile profile;
    private final long[] known;
    private final UnseenCategories unseen;
    private long present;

    /**
     * Takes the parts, without copying.
     *
     * @throws IllegalArgumentException if there are not as many counts as the profile has categories, one is negative, or their sum exceeds 2^63 - 1
     */
    public CategoricalCounts(CategoricalProfile profile, Absences absences, long[] known, UnseenCategories unseen) {
        super(absences);
        this.profile = profile;
        this.known = known;
        this.unseen = unseen;
        this.present = profile.requireCountable(known, unseen.total());
    }

    /** Rows of each named category of the reference. Not a copy: do not change. */
    public long[] known() {
        return known;
    }

    /** Rows of categories the reference has no name for. */
    public UnseenCategories unseen() {
        return unseen;
    }

    @Override
    public long present() {
        return present;
    }

    @Override
    public void addNumbers(double[] values, int from, int to) {
        addAbsences(new Absences(0, 0, to - from));
    }

    @Override
    public void addNumbers(NumberSource values) {
        addAbsences(new Absences(values.nulls(), 0, values.rows() - values.nulls()));
    }

    @Override
    public void addCategory(@Nullable String category, long times) {
        if (category == null) {
            addAbsences(new Absences(times, 0, 0));
            return;
        }
        // No part of a sum that fits can overflow by itself.
        present = Math.addExact(present, times);
        int place = profile.place(category);
        if (place < 0) {
            String storable = CategoryNames.storable(category);
            place = profile.place(storable);
            if (place < 0) {
                unseen.add(storable, times);
                return;
            }
        }
        known[place] += times;
    }

    @Override
    public void merge(ColumnCounts other) {
        CategoricalCounts more = (CategoricalCounts) other;
        addAbsences(more.absences());
        present = Math.addExact(present, more.present);
        for (int place = 0; place < known.length; place++) {
            known[place] += more.known[place];
        }
        unseen.merge(more.unseen);
    }
}
