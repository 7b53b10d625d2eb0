// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static io.mlops4j.samples.quickstart.console.Figures.count;
import static io.mlops4j.samples.quickstart.console.Figures.decimal;

import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.SideBySide;
import io.mlops4j.common.SideBySide.Section;
import io.mlops4j.core.Mlops;
import io.mlops4j.samples.quickstart.bank.Calls;
import io.mlops4j.samples.quickstart.console.Console;
import io.mlops4j.samples.quickstart.console.Table;
import io.mlops4j.samples.quickstart.model.PairedBootstrap;
import io.mlops4j.samples.quickstart.model.Scores;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.RunSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges a challenger against the champion on the same calls, which neither has seen. */
final class Challenge {
    private static final int LONGEST = 18;
    private static final long SEED = 20_100_101;

    private final Mlops mlops;
    private final Console console;
    private final Calls all;

    Challenge(Mlops mlops, Console console, Calls all) {
        this.mlops = mlops;
        this.console = console;
        this.all = all;
    }

    PairedBootstrap judge(ServedModel champion, ServedModel challenger, Calls later) {
        double[] first = champion.model().probabilities(later);
        double[] second = challenger.model().probabilities(later);
        boolean[] answers = later.answers();
        PairedBootstrap verdict = console.step(
                "scoring the same " + count(answers.length) + " later calls with both",
                () -> PairedBootstrap.compare(Scores.losses(first, answers), Scores.losses(second, answers), SEED),
                result -> "log loss " + decimal(result.difference()));
        record(champion.id(), challenger.id(), later, verdict);
        console.table(new ScoreTable()
                .row("champion, version " + champion.id().number(), Scores.of(first, answers))
                .row("challenger, version " + challenger.id().number(), Scores.of(second, answers))
                .table());
        console.say("Challenger minus champion, log loss: " + decimal(verdict.difference()) + ", 95 % interval "
                + decimal(verdict.low()) + " to " + decimal(verdict.high())
                + " (paired bootstrap over the same calls). "
                + (verdict.secondIsBetter()
                        ? "The challenger is better beyond chance."
                        : "That is not beyond chance."));
        return verdict;
    }

    void showSideBySide(ModelVersionId left, ModelVersionId right) {
        SideBySide comparison = mlops.registry().compare(left, right);
        Table table = new Table("", "key", comparison.left(), comparison.right());
        comparison.differences().stream()
                .filter(Challenge::isShown)
                .forEach(row -> table.row(
                        row.section().name().toLowerCase(Locale.ROOT),
                        row.key(),
                        shown(row.section(), row.left()),
                        shown(row.section(), row.right())));
        console.space();
        console.say("What the registry knows of the two versions, side by side, where they differ. Each hold-out is of"
                + " the version's own period: these figures compare periods, not models.");
        console.table(table);
    }

    private static boolean isShown(SideBySide.Row row) {
        return row.section() != Section.METRIC || row.key().startsWith("holdout_");
    }

    private void record(ModelVersionId champion, ModelVersionId challenger, Calls later, PairedBootstrap verdict) {
        RunSpec spec = RunSpec.of(Plan.EXPERIMENT)
                .withName("challenge")
                .withTag("task", "comparison")
                .withTag("champion", champion.toString())
                .withTag("challenger", challenger.toString());
        try (ActiveRun run = mlops.tracking().start(spec)) {
            run.input(Datasets.part(
                    later,
                    "evaluation",
                    Datasets.original(all),
                    "rows with contact_date after " + Plan.CHALLENGER.last()));
            run.param("bootstrap_seed", Long.toString(SEED));
            run.metric("log_loss_difference", verdict.difference());
            run.metric("log_loss_difference_low", verdict.low());
            run.metric("log_loss_difference_high", verdict.high());
            run.finish();
        }
    }

    private static String shown(Section section, @Nullable String value) {
        if (value == null) {
            return "-";
        }
        if (section == Section.METRIC) {
            return decimal(Double.parseDouble(value));
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "..";
    }
}
