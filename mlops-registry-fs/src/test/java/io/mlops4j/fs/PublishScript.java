// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that a store is used for, in small steps, each of which acknowledges something when it returns. */
final class PublishScript {
    static final ModelName MODEL = ModelName.of("Credit risk");
    /** The model whose entries are all committed at once. */
    static final ModelName TOGETHER = ModelName.of("imported");

    /** How many entries it has. */
    static final int ENTRIES_TOGETHER = 4;

    private static final ExperimentName EXPERIMENT = ExperimentName.of("trees");
    private static final RunId FIRST = RunId.of("r1");
    private static final RunId SECOND = RunId.of("R2");
    private static final RunId LATER = RunId.of("later");
    private static final Alias CHAMPION = Alias.of("champion");

    private PublishScript() {}

    /** A step. */
    interface Step {
        void run(Mlops mlops);
    }

    /** Opens a store as the script does: the same ids, times and salts each time. */
    static Mlops open(Backend backend, String idPrefix) {
        AtomicLong ids = new AtomicLong();
        MlopsOptions options = MlopsOptions.withDefaults()
                .withActor(Actor.person("ann", "operator"))
                .withClock(Clock.fixed(Instant.parse("2024-02-29T12:00:00Z"), ZoneOffset.UTC))
                .withIds(() -> idPrefix + ids.incrementAndGet())
                .withSalts(() -> new byte[16]);
        return Mlops.open(backend, options);
    }

    /** Gives the steps, to be taken in order. Whatever one needs of an earlier one it reads from the store. */
    static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(mlops -> start(mlops, FIRST));
        steps.add(run(FIRST, run -> run.params(Map.of("kind", "tree", "depth", "7"))));
        steps.add(run(FIRST, run -> run.metric("auc", 0.5, 1)));
        steps.add(run(FIRST, run -> run.metric("auc", Double.NaN, 2)));
        steps.add(run(FIRST, run -> run.log(manyPoints())));
        steps.add(run(FIRST, run -> run.tag("owner", "team a")));
        steps.add(run(FIRST, run -> run.artifact("model/weights.bin", weights(20_000))));
        steps.add(run(FIRST, run -> run.artifact("model/notes.txt", "first try\n".getBytes(UTF_8))));
        steps.add(run(FIRST, run -> run.child("fold 1").metric("auc", 0.4, 1)));
        steps.add(run(FIRST, ActiveRun::finish));
        steps.add(mlops -> register(mlops, FIRST));
        steps.add(mlops -> mlops.registry().setAlias(CHAMPION, version(1)));
        steps.add(mlops -> approver(mlops)
                .governance()
                .definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults()));
        steps.add(mlops -> mlops.governance().request(version(1), Environment.PRODUCTION, "first"));
        steps.add(
                mlops -> approver(mlops).governance().approve(request(mlops, 0).id(), "seen"));
        steps.add(mlops -> mlops.governance().promote(request(mlops, 0).id()));
        steps.add(mlops -> start(mlops, SECOND));
        steps.add(run(SECOND, run -> run.metrics(Map.of("auc", 0.8, "log loss", 0.4), 1)));
        steps.add(run(SECOND, run -> run.artifact("model/weights.bin", weights(20_000))));
        steps.add(run(SECOND, run -> run.artifact("model/notes.txt", "second try\n".getBytes(UTF_8))));
        steps.add(run(SECOND, ActiveRun::finish));
        steps.add(mlops -> register(mlops, SECOND));
        steps.add(mlops -> mlops.registry().compareAndSetAlias(CHAMPION, 1, version(2)));
        steps.add(mlops -> mlops.governance().request(version(2), Environment.PRODUCTION, "second"));
        steps.add(
                mlops -> approver(mlops).governance().approve(request(mlops, 1).id(), "seen"));
        steps.add(mlops -> mlops.governance().promote(request(mlops, 1).id()));
        steps.add(mlops -> mlops.governance().rollBack(MODEL, Environment.PRODUCTION, "worse"));
        steps.add(mlops -> mlops.artifacts().put(ArtifactPath.of("alone"), "alone".getBytes(UTF_8)));
        steps.add(PublishScript::importAtOnce);
        return steps;
    }

    /** Goes on with a store in any state that the script may have left it in. */
    static void goOn(Mlops mlops) {
        start(mlops, LATER);
        run(LATER, run -> {
                    run.param("kind", "forest").metric("auc", 0.9, 1).metric("auc", 0.91, 2);
                    run.artifact("model/weights.bin", weights(20_000));
                    run.artifact("model/notes.txt", "third try\n".getBytes(UTF_8));
                    run.finish();
                })
                .run(mlops);
        register(mlops, LATER);
        int newest = mlops.registry().versions(MODEL).size();
        mlops.registry().setAlias(CHAMPION, version(newest));
        mlops.registry().load(version(newest), "model/weights.bin");
    }

    private interface Use {
        void of(ActiveRun run);
    }

    private static Step run(RunId id, Use use) {
        // not closed, which would end it
        return mlops -> use.of(mlops.tracking().resume(id));
    }

    private static void start(Mlops mlops, RunId id) {
        mlops.tracking().start(RunSpec.of(EXPERIMENT).withId(id));
    }

    private static void register(Mlops mlops, RunId run) {
        mlops.registry().register(MODEL, VersionSpec.ofRun(mlops.tracking().run(run), "model"));
    }

    private static Batch manyPoints() {
        Batch.Builder batch = Batch.builder().param("rounds", "40");
        for (int step = 3; step < 43; step++) {
            batch.metric(new MetricPoint("auc", 1.0 / step, step, 0));
        }
        return batch.build();
    }

    /** Imports a model from elsewhere, whose entries are committed in one record. */
    private static void importAtOnce(Mlops mlops) {
        Mlops elsewhere = open(new InMemoryBackend(), "elsewhere-");
        elsewhere.registry().create(TOGETHER, "committed at once");
        for (int i = 2; i <= ENTRIES_TOGETHER; i++) {
            elsewhere.registry().tag(TOGETHER, "tag " + i, "set");
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            elsewhere.transfer().write(TOGETHER, stream);
            mlops.transfer().read(() -> new ByteArrayInputStream(stream.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelVersionId version(int number) {
        return new ModelVersionId(MODEL, number);
    }

    private static Mlops approver(Mlops mlops) {
        return mlops.as(Actor.person("bo", "approver", "operator", ApprovalPolicy.FOUNDER_ROLE));
    }

    private static PromotionRequest request(Mlops mlops, int index) {
        return mlops.governance().requests(MODEL).get(index);
    }

    private static byte[] weights(int size) {
        byte[] weights = new byte[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (byte) (i * 31);
        }
        return weights;
    }
}
