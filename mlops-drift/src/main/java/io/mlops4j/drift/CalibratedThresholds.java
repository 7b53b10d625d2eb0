// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.resampling.NullSamples;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.UnseenShare;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The thresholds that one column's statistics reach by chance; none without calibration or where there is too little data. */
final class CalibratedThresholds {
    private final DriftOptions options;
    private final long referenceSize;
    private final long currentSize;
    private final Map<String, CalibratedThreshold> thresholds = new HashMap<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();

    CalibratedThresholds(DriftOptions options, long referenceSize, long currentSize) {
        this.options = options;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    static CalibratedThresholds of(BinnedCounts counts, DriftOptions options) {
        return of(counts, options, BinnedStatistic.class, statistic -> statistic::statistic);
    }

    static CalibratedThresholds ofMissing(BinnedCounts presentAndMissing, DriftOptions options) {
        return of(presentAndMissing, options, MissingShare.class, statistic -> statistic::statistic);
    }

    static CalibratedThresholds ofUnseen(BinnedCounts byCategory, DriftOptions options) {
        return of(byCategory, options, UnseenShare.class, statistic -> statistic::statistic);
    }

    private static <S extends DriftStatistic> CalibratedThresholds of(
            BinnedCounts counts,
            DriftOptions options,
            Class<S> kind,
            Function<S, ToDoubleFunction<BinnedCounts>> value) {
        CalibratedThresholds thresholds =
                new CalibratedThresholds(options, counts.referenceSize(), counts.currentSize());
        thresholds.read(
                options.statistics(kind),
                (statistics, calibration) -> NullSamples.of(
                        counts, statistics.stream().map(value).toList(), calibration.rounds(), calibration.seed()));
        return thresholds;
    }

    static CalibratedThresholds of(ValuedCounts counts, DriftOptions options) {
        CalibratedThresholds thresholds = new CalibratedThresholds(
                options, counts.ranked().referenceSize(), counts.ranked().currentSize());
        thresholds.read(
                Stream.<DriftStatistic>concat(
                                options.statistics(RankedStatistic.class).stream(),
                                options.statistics(ValuedStatistic.class).stream())
                        .toList(),
                (statistics, calibration) -> NullSamples.of(
                        counts,
                        only(RankedStatistic.class, statistics),
                        only(ValuedStatistic.class, statistics),
                        calibration.rounds(),
                        calibration.seed()));
        return thresholds;
    }

    private static <S extends DriftStatistic> List<S> only(Class<S> kind, List<? extends DriftStatistic> statistics) {
        return statistics.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static CalibratedThresholds none(DriftOptions options) {
        return new CalibratedThresholds(options, 0, 0);
    }

    /** Takes the thresholds of all from the same samples; if one fails, each by itself, and remembers who failed. */
    <S extends DriftStatistic> void read(List<S> statistics, BiFunction<List<S>, Calibration, double[][]> draw) {
        Calibration calibration = options.calibration();
        boolean enough = Math.min(referenceSize, currentSize) >= options.minimumSample();
        if (calibration == null || !enough || statistics.isEmpty()) {
            return;
        }
        try {
            put(statistics, draw.apply(statistics, calibration), calibration);
        } catch (RuntimeException e) {
            for (S statistic : statistics) {
                readAlone(statistic, draw, calibration);
            }
        }
    }

    private <S extends DriftStatistic> void readAlone(
            S statistic, BiFunction<List<S>, Calibration, double[][]> draw, Calibration calibration) {
        try {
            put(List.of(statistic), draw.apply(List.of(statistic), calibration), calibration);
        } catch (RuntimeException e) {
            failures.put(statistic.id(), e);
        }
    }

    private void put(List<? extends DriftStatistic> statistics, double[][] values, Calibration calibration) {
        for (int i = 0; i < values.length; i++) {
            thresholds.put(
                    statistics.get(i).id(),
                    CalibratedThreshold.of(values[i], calibration, options.significance(), referenceSize, currentSize));
        }
    }

    /**
     * The threshold of one statistic.
     *
     * @throws RuntimeException if it failed on the drawn samples: what it threw
     */
    @Nullable
    CalibratedThreshold of(DriftStatistic statistic) {
        RuntimeException failure = failures.get(statistic.id());
        if (failure != null) {
            throw failure;
        }
        return thresholds.get(statistic.id());
    }
}
