// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericCounts;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.UnseenShare;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Computes the statistics of one column, each on what it needs to know: those that apply to the column's kind. */
final class ColumnDrafts {
    private final ColumnProfile profile;
    private final ColumnCounts counts;
    private final BinnedCounts binned;
    private final BinnedCounts presentAndMissing;
    private final DriftOptions options;
    private final CalibratedThresholds ofBins;
    private final CalibratedThresholds ofPresence;
    private final CalibratedThresholds ofKind;

    private ColumnDrafts(ColumnProfile profile, ColumnCounts counts, BinnedCounts binned, DriftOptions options) {
        this.profile = profile;
        this.counts = counts;
        this.binned = binned;
        this.options = options;
        this.presentAndMissing = BinnedCounts.of(
                new long[] {profile.present(), profile.absences().total()},
                new long[] {counts.present(), counts.absences().total()});
        this.ofBins = CalibratedThresholds.of(binned, options);
        this.ofPresence = CalibratedThresholds.ofMissing(presentAndMissing, options);
        this.ofKind = ofKind(profile, counts, options);
    }

    /** One draft for each statistic of the options that applies, in their order. */
    static List<FindingDraft> of(
            ColumnProfile profile, ColumnCounts counts, BinnedCounts binned, DriftOptions options) {
        ColumnDrafts column = new ColumnDrafts(profile, counts, binned, options);
        List<FindingDraft> drafts = new ArrayList<>();
        for (DriftStatistic statistic : options.statistics()) {
            column.draft(statistic)
                    .map(draft -> attempt(statistic, options, draft))
                    .ifPresent(drafts::add);
        }
        return drafts;
    }

    /** The thresholds of what applies to columns of one kind alone. */
    private static CalibratedThresholds ofKind(ColumnProfile profile, ColumnCounts counts, DriftOptions options) {
        if (profile instanceof NumericProfile numeric) {
            return CalibratedThresholds.of(
                    ValuedCounts.of(numeric.points(), numeric.ranked((NumericCounts) counts)), options);
        }
        CategoricalProfile categorical = (CategoricalProfile) profile;
        return categorical.allNamed()
                ? CalibratedThresholds.ofUnseen(categorical.byCategory((CategoricalCounts) counts), options)
                : CalibratedThresholds.none(options);
    }

    private Optional<Supplier<FindingDraft>> draft(DriftStatistic statistic) {
        if (statistic instanceof BinnedStatistic binnedStatistic) {
            return Optional.of(() ->
                    FindingDraft.of(binnedStatistic, profile, binned, options).calibrated(ofBins.of(statistic)));
        }
        if (statistic instanceof MissingShare ofMissing) {
            return Optional.of(
                    () -> FindingDraft.of(ofMissing, presentAndMissing, options).calibrated(ofPresence.of(statistic)));
        }
        if (statistic instanceof UnseenShare ofUnseen) {
            return profile instanceof CategoricalProfile categorical
                    ? Optional.of(() -> FindingDraft.of(ofUnseen, categorical, (CategoricalCounts) counts, options)
                            .calibrated(ofKind.of(statistic)))
                    : Optional.empty();
        }
        return profile instanceof NumericProfile numeric
                ? Optional.of(() ->
                        ofNumbers(statistic, numeric, (NumericCounts) counts).calibrated(ofKind.of(statistic)))
                : Optional.empty();
    }

    private FindingDraft ofNumbers(DriftStatistic statistic, NumericProfile numeric, NumericCounts later) {
        return statistic instanceof ValuedStatistic ofValues
                ? FindingDraft.of(ofValues, numeric, numeric.valued(later), options)
                : FindingDraft.of((RankedStatistic) statistic, numeric, numeric.ranked(later), options);
    }

    /** One statistic that fails on strange data must not take the others along. */
    static FindingDraft attempt(DriftStatistic statistic, DriftOptions options, Supplier<FindingDraft> draft) {
        try {
            return draft.get();
        } catch (RuntimeException e) {
            return FindingDraft.failed(statistic, options, e);
        }
    }
}
