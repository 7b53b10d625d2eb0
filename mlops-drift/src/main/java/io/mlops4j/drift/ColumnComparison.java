// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.UnseenRows;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.DriftStatistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The comparison of one column: computed first, concluded once the p-values of all columns are known. */
final class ColumnComparison {
    private static final BinnedCounts NOTHING_BINNED = BinnedCounts.of(new long[0], new long[0]);

    private final ColumnProfile profile;
    private final ColumnCounts counts;
    private final BinnedCounts binned;
    private final List<FindingDraft> drafts;
    private final List<DriftStatistic> asked;
    private final @Nullable RuntimeException failure;

    private ColumnComparison(
            ColumnProfile profile,
            ColumnCounts counts,
            BinnedCounts binned,
            List<FindingDraft> drafts,
            List<DriftStatistic> asked,
            @Nullable RuntimeException failure) {
        this.profile = profile;
        this.counts = counts;
        this.binned = binned;
        this.drafts = drafts;
        this.asked = asked;
        this.failure = failure;
    }

    /** Whatever is wrong with one column, the others are compared. */
    static ColumnComparison of(ColumnProfile profile, ColumnCounts counts, DriftOptions options) {
        try {
            return compare(profile, counts, options);
        } catch (RuntimeException e) {
            return new ColumnComparison(profile, counts, NOTHING_BINNED, List.of(), options.statistics(), e);
        }
    }

    private static ColumnComparison compare(ColumnProfile profile, ColumnCounts counts, DriftOptions options) {
        BinnedCounts binned = profile.binned(counts);
        List<FindingDraft> drafts = ColumnDrafts.of(profile, counts, binned, options);
        return new ColumnComparison(profile, counts, binned, drafts, options.statistics(), null);
    }

    List<FindingDraft> drafts() {
        return drafts;
    }

    ColumnDrift conclude(AdjustedPValues adjusted) {
        List<Finding> findings =
                drafts.stream().map(draft -> draft.finding(adjusted)).toList();
        boolean categorical = counts instanceof CategoricalCounts;
        SortedMap<String, Long> unseen =
                categorical ? ((CategoricalCounts) counts).unseen().named() : Collections.emptySortedMap();
        long pooled = categorical ? ((CategoricalCounts) counts).unseen().pooled() : 0;
        ColumnKind kind = ReferenceProfile.kind(profile);
        SampleSummary current = SampleSummary.of(counts);
        List<Bin> bins = failure == null ? bins(profile.binLabels(counts), binned) : List.of();
        Verdict verdict = verdict(findings);
        return new ColumnDrift(
                profile.name(),
                kind,
                SampleSummary.of(profile),
                current,
                bins,
                unseen,
                pooled,
                findings,
                verdict,
                failure == null
                        ? new ColumnReason(kind, current, bins, unseenWords(), findings, verdict).words(asked)
                        : "The column could not be compared: " + failure.getMessage() + ".");
    }

    /** Empty where hardly any row is in a category the reference has no name for. */
    private String unseenWords() {
        if (!(profile instanceof CategoricalProfile reference && counts instanceof CategoricalCounts later)) {
            return "";
        }
        UnseenRows rows = new UnseenRows(
                later.unseen().total(), later.present(), SampleSummary.of(later).rows());
        return rows.areNotable() ? rows.words(reference.allNamed() ? "have" : "keep by name") : "";
    }

    private static List<Bin> bins(List<String> labels, BinnedCounts counts) {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < labels.size(); bin++) {
            bins.add(new Bin(labels.get(bin), counts.reference(bin), counts.current(bin)));
        }
        return bins;
    }

    private static Verdict verdict(List<Finding> findings) {
        for (Verdict verdict : List.of(Verdict.DRIFTED, Verdict.STABLE)) {
            if (findings.stream().anyMatch(finding -> finding.verdict() == verdict)) {
                return verdict;
            }
        }
        return Verdict.INSUFFICIENT_DATA;
    }
}
