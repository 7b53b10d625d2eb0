// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericCounts;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The comparison of one column: computed first, concluded once the p-values of all columns are known. */
final class ColumnComparison {
    private static final RankedCounts NOTHING_RANKED = RankedCounts.of(new long[1], new long[1]);
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
        RankedCounts ranked =
                profile instanceof NumericProfile numeric ? numeric.ranked((NumericCounts) counts) : NOTHING_RANKED;
        CalibratedThresholds ofBins = CalibratedThresholds.of(binned, options);
        CalibratedThresholds ofNumbers = profile instanceof NumericProfile numeric
                ? CalibratedThresholds.of(ValuedCounts.of(numeric.points(), ranked), options)
                : CalibratedThresholds.none(options);
        BinnedCounts presentAndMissing = presentAndMissing(profile, counts);
        CalibratedThresholds ofPresence = CalibratedThresholds.ofMissing(presentAndMissing, options);
        List<FindingDraft> drafts = new ArrayList<>();
        for (DriftStatistic statistic : options.statistics()) {
            if (statistic instanceof BinnedStatistic binnedStatistic) {
                drafts.add(attempt(
                        statistic,
                        options,
                        () -> FindingDraft.of(binnedStatistic, profile, binned, options)
                                .calibrated(ofBins.of(statistic))));
            } else if (statistic instanceof MissingShare ofMissing) {
                drafts.add(attempt(
                        statistic,
                        options,
                        () -> FindingDraft.of(ofMissing, presentAndMissing, options)
                                .calibrated(ofPresence.of(statistic))));
            } else if (profile instanceof NumericProfile numeric) {
                drafts.add(attempt(
                        statistic,
                        options,
                        () -> ofNumbers(statistic, numeric, (NumericCounts) counts, options)
                                .calibrated(ofNumbers.of(statistic))));
            }
        }
        return new ColumnComparison(profile, counts, binned, drafts, options.statistics(), null);
    }

    /** One statistic that fails on strange data must not take the others along. */
    static FindingDraft attempt(DriftStatistic statistic, DriftOptions options, Supplier<FindingDraft> draft) {
        try {
            return draft.get();
        } catch (RuntimeException e) {
            return FindingDraft.failed(statistic, options, e);
        }
    }

    private static FindingDraft ofNumbers(
            DriftStatistic statistic, NumericProfile profile, NumericCounts counts, DriftOptions options) {
        return statistic instanceof ValuedStatistic ofValues
                ? FindingDraft.of(ofValues, profile, profile.valued(counts), options)
                : FindingDraft.of((RankedStatistic) statistic, profile, profile.ranked(counts), options);
    }

    private static BinnedCounts presentAndMissing(ColumnProfile profile, ColumnCounts counts) {
        return BinnedCounts.of(
                new long[] {profile.present(), profile.absences().total()},
                new long[] {counts.present(), counts.absences().total()});
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
                        ? new ColumnReason(kind, current, bins, findings, verdict).words(asked)
                        : "The column could not be compared: " + failure.getMessage() + ".");
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
