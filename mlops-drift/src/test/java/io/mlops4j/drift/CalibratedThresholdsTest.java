// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedThresholdsTest {
    private static final PopulationStabilityIndex GOOD = PopulationStabilityIndex.withDefaults();
    private static final KullbackLeibler BAD = KullbackLeibler.withDefaults();

    /** All are computed on the same drawn samples, and one of them throws there. */
    @Test
    void aStatisticThatFailsOnADrawnSampleLosesOnlyItsOwnThreshold() {
        DriftOptions options = DriftOptions.withDefaults().with(Calibration.withDefaults());
        CalibratedThresholds thresholds = new CalibratedThresholds(options, 1_000, 1_000);
        thresholds.read(List.<BinnedStatistic>of(GOOD, BAD), (statistics, calibration) -> {
            if (statistics.contains(BAD)) {
                throw new ArithmeticException("injected");
            }
            return new double[][] {new double[calibration.rounds()]};
        });
        assertThat(thresholds.of(GOOD)).isNotNull();
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> thresholds.of(BAD))
                .withMessage("injected");
    }
}
