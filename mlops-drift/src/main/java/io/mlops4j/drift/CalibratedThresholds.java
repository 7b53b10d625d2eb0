// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.resampling.NullSamples;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The thresholds that one column's statistics reach by chance; none without calibration or where there is too little data. */
final class CalibratedThresholds {
    private final DriftOptions options;
    private final long referenceSize;
    private final long currentSize;
    private final Map<String, CalibratedThreshold> thresholds = new HashMap<>();

    private CalibratedThresholds(DriftOptions options, long referenceSize, long currentSize) {
        this.options = options;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    static CalibratedThresholds of(BinnedCounts counts, DriftOptions options) {
        List<BinnedStatistic> statistics = options.statistics(BinnedStatistic.class);
        CalibratedThresholds thresholds =
                new CalibratedThresholds(options, counts.referenceSize(), counts.currentSize());
        thresholds.read(
                statistics,
                calibration -> NullSamples.of(counts, statistics, calibration.rounds(), calibration.seed()));
        return thresholds;
    }

    static CalibratedThresholds of(ValuedCounts counts, DriftOptions options) {
        List<RankedStatistic> ofOrder = options.statistics(RankedStatistic.class);
        List<ValuedStatistic> ofSize = options.statistics(ValuedStatistic.class);
        CalibratedThresholds thresholds = new CalibratedThresholds(
                options, counts.ranked().referenceSize(), counts.ranked().currentSize());
        thresholds.read(
                Stream.concat(ofOrder.stream(), ofSize.stream()).toList(),
                calibration -> NullSamples.of(counts, ofOrder, ofSize, calibration.rounds(), calibration.seed()));
        return thresholds;
    }

    static CalibratedThresholds none(DriftOptions options) {
        return new CalibratedThresholds(options, 0, 0);
    }

    private void read(List<? extends DriftStatistic> statistics, Function<Calibration, double[][]> draw) {
        Calibration calibration = options.calibration();
        boolean enough = Math.min(referenceSize, currentSize) >= options.minimumSample();
        if (calibration == null || !enough || statistics.isEmpty()) {
            return;
        }
        double[][] values = draw.apply(calibration);
        for (int i = 0; i < values.length; i++) {
            thresholds.put(
                    statistics.get(i).id(),
                    CalibratedThreshold.of(values[i], calibration, options.significance(), referenceSize, currentSize));
        }
    }

    @Nullable
    CalibratedThreshold of(DriftStatistic statistic) {
        return thresholds.get(statistic.id());
    }
}
