// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.samples.quickstart.model.Scores;
import java.util.Comparator;
import java.util.List;

/**
 * One month of a served model.
 *
 * @param month such as {@code 2009-01}
 * @param scores how good its probabilities were
 * @param drift how far the month's calls lie from the calls trained on
 */
record MonthlyResult(String month, Scores scores, DriftReport drift) {
    /** The columns with the largest population stability index, largest first. */
    List<ColumnDrift> worst(int columns) {
        return drift.columns().stream()
                .sorted(Comparator.comparingDouble(MonthlyResult::psi).reversed())
                .limit(columns)
                .toList();
    }

    /** The population stability index of a column, 0 if there was too little to compute it from. */
    static double psi(ColumnDrift column) {
        return column.finding(PopulationStabilityIndex.ID)
                .map(finding -> finding.value() == null ? 0 : finding.value())
                .orElse(0.0);
    }
}
