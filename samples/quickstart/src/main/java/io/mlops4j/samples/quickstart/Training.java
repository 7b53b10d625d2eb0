// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import static io.mlops4j.samples.quickstart.console.Figures.count;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Schema;
import io.mlops4j.core.Mlops;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.ReferenceProfileBuilder;
import io.mlops4j.drift.arrow.ArrowColumns;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.samples.quickstart.bank.BankData;
import io.mlops4j.samples.quickstart.bank.CallVectors;
import io.mlops4j.samples.quickstart.bank.Calls;
import io.mlops4j.samples.quickstart.console.Console;
import io.mlops4j.samples.quickstart.model.Scores;
import io.mlops4j.samples.quickstart.model.SubscriptionModel;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunSpec;

/** Trains a classifier in a tracked run and registers what came of it. */
final class Training {
    static final String MODEL_FILE = "model/model.protobuf";
    static final String PROFILE_FILE = "model/reference-profile.json";
    static final String CARD_FILE = "model/model-card.md";

    private static final double HELD_OUT = 0.2;

    private final Mlops mlops;
    private final Console console;
    private final Calls all;

    Training(Mlops mlops, Console console, Calls all) {
        this.mlops = mlops;
        this.console = console;
        this.all = all;
    }

    ModelVersion train(Plan plan) {
        Calls.Split split = all.between(all.name(), plan.first(), plan.last())
                .split(plan.settings().seed(), HELD_OUT);
        return register(plan, record(plan, split));
    }

    private Run record(Plan plan, Calls.Split split) {
        RunSpec spec = RunSpec.of(Plan.EXPERIMENT)
                .withName(plan.name())
                .withTag("task", "training")
                .withTag("period", plan.period());
        try (ActiveRun run = mlops.tracking().start(spec)) {
            run.log(plannedBatch(plan, split));
            SubscriptionModel model = console.step(
                    "training a logistic regression",
                    () -> SubscriptionModel.train(split.training(), plan.settings()),
                    trained -> count(split.training().rows().size()) + " calls of " + plan.period());
            Scores training = scores(model, split.training());
            Scores heldOut = console.step(
                    "scoring calls that it has not seen",
                    () -> scores(model, split.heldOut()),
                    scores -> count(scores.rows()) + " held out at random");
            training.metrics("training_").forEach(run::metric);
            heldOut.metrics("holdout_").forEach(run::metric);
            run.artifact(MODEL_FILE, model.toBytes());
            run.artifact(PROFILE_FILE, profile(split.training()).toJson().getBytes(UTF_8));
            run.artifact(CARD_FILE, ModelCard.of(plan, run.snapshot()).getBytes(UTF_8));
            run.finish();
            console.table(new ScoreTable()
                    .row("training rows", training)
                    .row("hold-out", heldOut)
                    .table());
            return console.step("run " + run.id(), run::snapshot, Training::recorded);
        }
    }

    private Batch plannedBatch(Plan plan, Calls.Split split) {
        DatasetInput original = Datasets.original(all);
        String chosen = "rows with contact_date in " + plan.period() + ", then ";
        String drawn = "drawn row by row with probability " + HELD_OUT + " by java.util.Random("
                + plan.settings().seed() + ")";
        Batch.Builder batch = Batch.builder()
                .input(original)
                .input(Datasets.part(split.training(), "training", original, chosen + "those not " + drawn))
                .input(Datasets.part(split.heldOut(), "evaluation", original, chosen + "those " + drawn));
        plan.settings().params().forEach(batch::param);
        return batch.build();
    }

    private static String recorded(Run run) {
        return run.params().size() + " params, " + run.metrics().size() + " metrics, "
                + run.inputs().size() + " datasets, " + run.artifacts().size() + " files";
    }

    private ModelVersion register(Plan plan, Run run) {
        Schema output = Schema.empty().required("probability_of_yes", Schema.Type.FLOAT64);
        VersionSpec spec = VersionSpec.ofRun(run, "model")
                .withSignature(new Signature(BankData.features(), output))
                .withDriftReference(PROFILE_FILE)
                .withDescription("Logistic regression trained on " + plan.period())
                .withTag("period", plan.period());
        return console.step(
                "registering model, reference profile and card",
                () -> mlops.registry().register(Plan.MODEL, spec),
                version -> version.id() + "  " + version.artifact().toString().substring(0, 19));
    }

    private static Scores scores(SubscriptionModel model, Calls calls) {
        return Scores.of(model.probabilities(calls), calls.answers());
    }

    private static ReferenceProfile profile(Calls calls) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder();
        try (CallVectors vectors = new CallVectors(calls)) {
            ArrowColumns.withDefaults().addTo(builder, vectors.root());
        }
        return builder.build();
    }
}
