// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.statistic.DriftStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a column got its verdict: first what is wrong with its values, then what changed in the data, then what each statistic says.
 *
 * @param unseen what to say about categories that the reference lacks; empty if nothing
 */
record ColumnReason(
        ColumnKind kind,
        SampleSummary current,
        List<Bin> bins,
        String unseen,
        List<Finding> findings,
        Verdict verdict) {
    /**
     * All sentences.
     *
     * @param asked the statistics of the options
     */
    String words(List<DriftStatistic> asked) {
        List<String> reasons = new ArrayList<>();
        if (current.mismatched() > 0) {
            reasons.add(current.mismatched() + " values were not of the column's kind.");
        }
        if (current.rows() > 0 && current.present() == 0 && current.mismatched() == 0) {
            reasons.add(allMissing());
        }
        if (!unseen.isEmpty() && verdict != Verdict.INSUFFICIENT_DATA) {
            reasons.add(unseen);
        }
        ShareChange change = ShareChange.largest(kind, bins);
        // In a sample too small for a verdict any share changes.
        if (change != null && verdict != Verdict.INSUFFICIENT_DATA) {
            reasons.add(change.words());
        }
        for (Finding finding : findings) {
            if (finding.verdict() == verdict) {
                reasons.add(finding.title() + ": " + finding.reason());
            }
        }
        if (findings.isEmpty()) {
            reasons.add(nothingApplies(asked));
        }
        return String.join(" ", reasons);
    }

    /** What a misspelt name in a row looks like. */
    private String allMissing() {
        return current.rows() == 1
                ? "The only row is missing: is the column's name right?"
                : "All " + current.rows() + " rows are missing: is the column's name right?";
    }

    /** Only statistics of numbers, and of categories, do not apply to every column. */
    private String nothingApplies(List<DriftStatistic> asked) {
        if (asked.isEmpty()) {
            return "No statistic was asked for.";
        }
        String ids = asked.stream().map(DriftStatistic::id).collect(Collectors.joining(", "));
        boolean numeric = kind == ColumnKind.NUMERIC;
        return "No statistic that was asked for applies to " + (numeric ? "numbers" : "categories") + ": " + ids
                + (asked.size() == 1 ? " needs " : " need ") + (numeric ? "categories" : "numbers")
                + "; psi, for instance, takes both.";
    }
}
