// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.SampleSummary;
import java.util.ArrayList;
import java.util.List;

/** What a current sample holds that is rarely meant: values of the wrong kind, NaN, infinities. */
record OddValues(SampleSummary reference, SampleSummary current) {
    static OddValues of(ColumnDrift column) {
        return new OddValues(column.reference(), column.current());
    }

    /** In the current sample. */
    boolean areThere() {
        return current.mismatched() > 0 || current.nans() > 0 || infinities(current) > 0;
    }

    static long infinities(SampleSummary sample) {
        return sample.negativeInfinities() + sample.positiveInfinities();
    }

    /** One clause for each sort there is. */
    String sentence() {
        List<String> clauses = new ArrayList<>();
        add(clauses, current.mismatched(), "not of the column's kind", reference.mismatched());
        add(clauses, current.nans(), "NaN", reference.nans());
        add(clauses, infinities(current), "infinite", infinities(reference));
        return String.join(", ", clauses) + ".";
    }

    private static void add(List<String> clauses, long now, String what, long then) {
        if (now > 0) {
            String before = then == 0 ? "none" : Words.count(then);
            clauses.add(
                    Words.rows(now) + (now == 1 ? " was " : " were ") + what + " (" + before + " in the reference)");
        }
    }
}
