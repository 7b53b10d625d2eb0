// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.MetricBuffer;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunQuery;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyBackendTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final ExperimentName EXPERIMENT = ExperimentName.of("trees");

    private final FaultyBackend backend = FaultyBackend.around(new InMemoryBackend());
    private final Mlops mlops = Mlops.open(backend);

    @Test
    void aRegistrationWhoseAnswerWasLostIsRegisteredOnce() {
        backend.next(Operation.REGISTRY_COMMIT, new StoreFault.LostAfter());

        assertThat(register("one").id().number()).isEqualTo(1);
        assertThat(register("two").id().number()).isEqualTo(2);
        assertThat(mlops.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    @Test
    void aRegistrationThatNeverArrivedIsUnknownAndNotThere() {
        backend.next(Operation.REGISTRY_COMMIT, new StoreFault.LostBefore());

        assertThatThrownBy(() -> register("one")).isInstanceOf(CommitStateUnknownException.class);
        assertThat(register("two").id().number()).isEqualTo(1);
    }

    @Test
    void aRegistrationIsDecidedAgainAfterAConflict() {
        Mlops other = Mlops.open(backend);
        backend.next(
                Operation.REGISTRY_COMMIT,
                new StoreFault.Conflict(),
                new StoreFault.Preceded(() -> other.registry().create(ModelName.of("other"), "")),
                new StoreFault.None(),
                new StoreFault.None());

        assertThat(register("one").id().number()).isEqualTo(1);
        assertThat(backend.calls(Operation.REGISTRY_COMMIT)).isEqualTo(3);
        assertThat(mlops.registry().models()).hasSize(2);
    }

    @Test
    void recordingsSurviveLostAnswersAndConflicts() {
        ActiveRun run = mlops.tracking().start(EXPERIMENT);
        backend.next(
                Operation.TRACKING_COMMIT,
                new StoreFault.LostAfter(),
                new StoreFault.LostBefore(),
                new StoreFault.Conflict());
        run.param("kind", "tree");
        run.tag("stage", "one");
        run.finish();

        assertThat(run.snapshot().params()).containsEntry("kind", "tree");
        assertThat(run.snapshot().tags()).containsEntry("stage", "one");
        assertThat(run.snapshot().status().isEnd()).isTrue();
    }

    @Test
    void anAppendWhoseAnswerWasLostIsTold() {
        ActiveRun run = mlops.tracking().start(EXPERIMENT);
        backend.next(Operation.TRACKING_APPEND, new StoreFault.LostAfter(), new StoreFault.LostBefore());

        assertThatThrownBy(() -> run.metric("auc", 0.5)).isInstanceOf(CommitStateUnknownException.class);
        assertThatThrownBy(() -> run.metric("auc", 0.6)).isInstanceOf(CommitStateUnknownException.class);
        assertThat(mlops.tracking().history(run.id(), "auc"))
                .extracting(MetricPoint::value)
                .containsExactly(0.5);
    }

    @Test
    void aBufferSitsOutABreakdown() {
        ActiveRun run = mlops.tracking().start(EXPERIMENT);
        backend.breakDown();
        BufferOptions options = BufferOptions.withDefaults().withCloseTimeout(Duration.ofMinutes(1));
        MetricBuffer buffer = run.buffer(options);
        for (int step = 0; step < 10; step++) {
            buffer.metric("loss", 0.5, step);
        }
        assertThat(buffer.flush(Duration.ZERO)).isFalse();
        assertThatThrownBy(() -> run.metric("loss", 1)).isInstanceOf(StoreUnavailableException.class);
        backend.recover();
        buffer.close();
        run.finish();

        assertThat(mlops.tracking().history(run.id(), "loss"))
                .extracting(MetricPoint::step)
                .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
    }

    @Test
    void aSlowStoreIsHeldUntilTheTestSays() throws InterruptedException {
        Gate gate = new Gate();
        ActiveRun run = mlops.tracking().start(EXPERIMENT);
        backend.next(Operation.TRACKING_APPEND, new StoreFault.Held(gate));
        Thread training = new Thread(() -> run.metric("loss", 1));
        training.start();
        gate.awaitReached();

        assertThat(mlops.tracking().history(run.id(), "loss")).isEmpty();
        gate.open();
        training.join();
        assertThat(mlops.tracking().history(run.id(), "loss")).hasSize(1);
    }

    @Test
    void damageIsFoundByWhoeverReads() {
        ModelVersion version = register("weights");
        backend.next(Operation.ARTIFACT_OPEN, new StoreFault.Damaged());
        assertThatThrownBy(() -> mlops.registry().files(version.id())).isInstanceOf(CorruptRecordException.class);
        assertThat(mlops.registry().load(version.id(), "weights")).isEqualTo("weights".getBytes(UTF_8));

        backend.next(Operation.TRACKING_SEARCH, new StoreFault.Damaged());
        assertThatThrownBy(() -> mlops.tracking().search(RunQuery.all())).isInstanceOf(CorruptRecordException.class);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationBreaksDownAndRecovers(Operation operation) throws Exception {
        Calls calls = new Calls(backend);
        calls.prepare();
        backend.breakDown();
        assertThatThrownBy(() -> calls.make(operation)).hasMessageContaining("told to fail");
        backend.recover();
        calls.make(operation);

        backend.next(operation, new StoreFault.Unavailable(), new StoreFault.None());
        assertThatThrownBy(() -> calls.make(operation)).hasMessageContaining("told to fail");
        calls.make(operation);
        assertThat(backend.calls(operation)).isGreaterThanOrEqualTo(4);
    }

    @Test
    void faultsThatNoStoreMayHaveAreRefused() {
        StoreFault lost = new StoreFault.LostAfter();
        assertThatThrownBy(() -> backend.next(Operation.REGISTRY_READ, lost))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REGISTRY_READ");
        assertThatThrownBy(() -> backend.next(Operation.TRACKING_APPEND, new StoreFault.Conflict()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.next(Operation.TRACKING_COMMIT, new StoreFault.Damaged()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ModelVersion register(String content) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), content.getBytes(UTF_8));
        return mlops.registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
    }
}
