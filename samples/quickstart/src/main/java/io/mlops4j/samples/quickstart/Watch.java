// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static io.mlops4j.samples.quickstart.console.Figures.bar;
import static io.mlops4j.samples.quickstart.console.Figures.count;
import static io.mlops4j.samples.quickstart.console.Figures.decimal;
import static io.mlops4j.samples.quickstart.console.Figures.percent;
import static io.mlops4j.samples.quickstart.console.Figures.points;

import io.mlops4j.core.Mlops;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.arrow.ArrowColumns;
import io.mlops4j.samples.quickstart.bank.CallVectors;
import io.mlops4j.samples.quickstart.bank.Calls;
import io.mlops4j.samples.quickstart.console.Console;
import io.mlops4j.samples.quickstart.console.Table;
import io.mlops4j.samples.quickstart.model.Scores;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Scores the months in time order with a served model, counts drift, and records both in a monitoring run. */
final class Watch {
    /** The log loss of saying 50 % every time. */
    private static final double COIN = Math.log(2);

    private static final double NOTABLE_GAP = 0.1;

    /** Four characters to a whole. */
    private static final double FULL_BAR = 2;

    private static final int BAR_LENGTH = 8;

    private final Mlops mlops;
    private final Console console;
    private final DatasetInput original;

    Watch(Mlops mlops, Console console, Calls all) {
        this.mlops = mlops;
        this.console = console;
        this.original = Datasets.original(all);
    }

    List<MonthlyResult> over(List<Calls> months, ServedModel served) {
        List<MonthlyResult> results = console.step(
                "scoring the months in time order", () -> record(months, served), done -> done.size() + " months");
        console.table(table(results));
        explain(results);
        return results;
    }

    private List<MonthlyResult> record(List<Calls> months, ServedModel served) {
        RunSpec spec = RunSpec.of(Plan.EXPERIMENT)
                .withName("monitoring")
                .withTag("task", "monitoring")
                .withTag("version", served.id().toString());
        List<MonthlyResult> results = new ArrayList<>();
        try (ActiveRun run = mlops.tracking().start(spec)) {
            for (Calls month : months) {
                MonthlyResult result = watch(month, served);
                run.log(batch(results.size(), month, result));
                results.add(result);
            }
            run.finish();
        }
        return results;
    }

    private static MonthlyResult watch(Calls month, ServedModel served) {
        CurrentCounts counts = served.reference().newCounts();
        try (CallVectors vectors = new CallVectors(month)) {
            ArrowColumns.withDefaults().observe(counts, vectors.root());
        }
        DriftReport drift = DriftReport.compare(served.reference(), counts, DriftOptions.withDefaults());
        return new MonthlyResult(month.name(), Scores.of(served.model().probabilities(month), month.answers()), drift);
    }

    private Batch batch(int step, Calls month, MonthlyResult result) {
        long now = System.currentTimeMillis();
        Batch.Builder batch = Batch.builder()
                .input(Datasets.part(month, "scoring", original, "rows with contact_date in " + month.name()))
                .metric(new MetricPoint("rows", result.scores().rows(), step, now))
                .metric(new MetricPoint("drifted_share", result.drift().driftedShare(), step, now));
        result.scores().metrics("").forEach((key, value) -> batch.metric(new MetricPoint(key, value, step, now)));
        for (ColumnDrift column : result.drift().columns()) {
            batch.metric(new MetricPoint("psi/" + column.name(), MonthlyResult.psi(column), step, now));
        }
        return batch.build();
    }

    private static Table table(List<MonthlyResult> results) {
        Table table = new Table("month", ">calls", ">yes", ">gap", "log loss", ">drift", "largest shifts (PSI)");
        for (MonthlyResult result : results) {
            Scores scores = result.scores();
            table.row(
                    result.month(),
                    count(scores.rows()),
                    percent(scores.yesRate()),
                    points(scores.calibrationGap()),
                    decimal(scores.logLoss()) + " " + bar(scores.logLoss(), FULL_BAR, BAR_LENGTH),
                    result.drift().driftedColumns().size() + "/"
                            + result.drift().columns().size(),
                    result.worst(3).stream()
                            .map(column -> column.name() + " " + decimal(MonthlyResult.psi(column), 2))
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private void explain(List<MonthlyResult> results) {
        long tooLow = results.stream()
                .filter(month -> month.scores().calibrationGap() > NOTABLE_GAP)
                .count();
        long worseThanCoin = results.stream()
                .filter(month -> month.scores().logLoss() > COIN)
                .count();
        console.say("gap: yes minus predicted, in percentage points. In "
                + tooLow + " of " + results.size() + " months the model under-predicted by more than "
                + Math.round(100 * NOTABLE_GAP) + " points.");
        console.say("log loss: lower is better, and each # is a quarter; tossing a coin has " + decimal(COIN)
                + ". The model did worse than that in " + worseThanCoin + " of " + results.size() + " months.");
        console.say("drift: columns whose values differ from those trained on, by the library's default rules.");
        console.space();
    }
}
