// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static io.mlops4j.samples.quickstart.console.Figures.count;
import static io.mlops4j.samples.quickstart.console.Figures.decimal;
import static io.mlops4j.samples.quickstart.console.Figures.percent;

import io.mlops4j.samples.quickstart.console.Table;
import io.mlops4j.samples.quickstart.model.Scores;

/** Lays out scores, one row for each set of calls or each model. Not thread-safe. */
final class ScoreTable {
    private final Table table = new Table("", ">calls", ">yes", ">predicted", ">log loss", ">Brier", ">AUC");

    ScoreTable row(String label, Scores scores) {
        table.row(
                label,
                count(scores.rows()),
                percent(scores.yesRate()),
                percent(scores.meanProbability()),
                decimal(scores.logLoss()),
                decimal(scores.brier()),
                decimal(scores.auc()));
        return this;
    }

    Table table() {
        return table;
    }
}
