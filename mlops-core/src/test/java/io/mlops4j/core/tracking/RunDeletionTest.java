// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import io.mlops4j.tracking.RunStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RunDeletionTest {
    private final Fixture fixture = new Fixture();

    @Test
    void aDeletedRunIsReadAsBeforeAndSaysWhoDeletedIt() {
        ActiveRun run = fixture.start();
        run.param("kind", "tree").metric("auc", 0.5);
        run.finish();
        Run before = fixture.stored(run);

        Run deleted = fixture.tracking.delete(run.id(), "wrong data");

        assertThat(deleted.deletion())
                .isEqualTo(new Run.Deletion(
                        "ana",
                        "wrong data",
                        Run.Deletion.Scope.RUN,
                        deleted.deletion().at()));
        assertThat(fixture.stored(run)).isEqualTo(deleted);
        assertThat(fixture.tracking.restore(run.id())).isEqualTo(before);
        assertThat(fixture.stored(run)).isEqualTo(before);
    }

    @Test
    void deletingAndRestoringAgainChangesNothing() {
        RunId id = fixture.start().id();
        Run deleted = fixture.tracking.delete(id, "first reason");
        long revision = fixture.store.find(id).orElseThrow().revision();

        assertThat(fixture.tracking.delete(id, "second reason")).isEqualTo(deleted);
        assertThat(fixture.store.find(id).orElseThrow().revision()).isEqualTo(revision);
        Run restored = fixture.tracking.restore(id);
        assertThat(fixture.tracking.restore(id)).isEqualTo(restored);
        assertThat(fixture.store.find(id).orElseThrow().revision()).isEqualTo(revision + 1);
    }

    @Test
    void aDeletedRunTakesNothingNew() {
        ActiveRun run = fixture.start();
        fixture.tracking.delete(run.id(), "why");
        ActiveRun stale = run;
        assertThatThrownBy(() -> stale.param("k", "v"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot record to run '" + run.id() + "': 'ana' deleted it")
                .hasMessageContaining("restore it first");
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("metric", () -> run.metric("k", 1));
        calls.put("tag", () -> run.tag("k", "v"));
        calls.put("input", () -> run.input(DatasetInput.of("d", "", Digest.of("d"), "training")));
        calls.put("batch", () -> run.log(Batch.builder().param("k", "v").build()));
        calls.put("artifact", () -> run.artifact("a", new byte[] {1}));
        calls.put("child", () -> run.child("part"));
        calls.put("resume", () -> fixture.tracking.resume(run.id()));
        Run before = fixture.stored(run);

        assertThat(calls)
                .allSatisfy((what, call) -> assertThatThrownBy(call)
                        .as(what)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("deleted"));

        assertThat(fixture.stored(run)).isEqualTo(before);
        assertThat(fixture.backend.artifacts().list()).isEmpty();
    }

    @Test
    void theEndOfADeletedRunIsNoted() {
        ActiveRun run = fixture.start();
        fixture.tracking.delete(run.id(), "why");

        run.finish();

        assertThat(fixture.tracking.restore(run.id()).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void anIdIsNotGivenAgainByDeleting() {
        RunId id = fixture.start().id();
        fixture.tracking.delete(id, "why");

        assertThatThrownBy(() ->
                        fixture.tracking.start(RunSpec.of(Fixture.EXPERIMENT).withId(id)))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void deletingTheWholeLeavesItsParts() {
        ActiveRun whole = fixture.start();
        ActiveRun part = whole.child("part");

        fixture.tracking.delete(whole.id(), "why");
        whole.finish();

        part.param("k", "v");
        assertThat(fixture.tracking
                        .search(RunQuery.where(RunFilter.partOf(whole.id())))
                        .items())
                .containsExactly(fixture.stored(part));
        assertThat(fixture.stored(part).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void anExperimentIsDeletedAndRestoredWithoutWhatWasDeletedSingly() {
        RunId single = fixture.start().id();
        RunId other = fixture.tracking.start(ExperimentName.of("other")).id();
        for (int i = 0; i < 3; i++) {
            fixture.start().finish();
        }
        fixture.tracking.delete(single, "alone");

        assertThat(fixture.tracking.deleteExperiment(Fixture.EXPERIMENT, "all wrong"))
                .isEqualTo(3);
        assertThat(fixture.tracking.deleteExperiment(Fixture.EXPERIMENT, "again"))
                .isZero();
        assertThat(found(RunQuery.Lifecycle.ACTIVE)).containsExactly(other);
        assertThat(found(RunQuery.Lifecycle.DELETED)).hasSize(4);

        RunId next = fixture.start().id();
        assertThat(fixture.tracking.restoreExperiment(Fixture.EXPERIMENT)).isEqualTo(3);
        assertThat(fixture.tracking.restoreExperiment(Fixture.EXPERIMENT)).isZero();
        assertThat(found(RunQuery.Lifecycle.ACTIVE)).hasSize(5).contains(other, next);
        assertThat(found(RunQuery.Lifecycle.DELETED)).containsExactly(single);
        assertThat(fixture.tracking.experiments()).hasSize(2);
    }

    @Test
    void whatDoesNotExistIsNotDeleted() {
        RunId unknown = RunId.of("unknown");
        ExperimentName never = ExperimentName.of("never");

        assertThatThrownBy(() -> fixture.tracking.delete(unknown, "why")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.restore(unknown)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.deleteExperiment(never, "why"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.restoreExperiment(never)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aReasonIsAskedFor() {
        RunId id = fixture.start().id();

        assertThatThrownBy(() -> fixture.tracking.delete(id, " ")).isInstanceOf(IllegalArgumentException.class);

        assertThat(fixture.tracking.run(id).isDeleted()).isFalse();
    }

    private Set<RunId> found(RunQuery.Lifecycle lifecycle) {
        return fixture.tracking.search(RunQuery.all().withLifecycle(lifecycle)).items().stream()
                .map(Run::id)
                .collect(Collectors.toSet());
    }

    @Test
    void aRunCannotBecomeItsOwnAncestor() {
        RunId first = RunId.of("first");
        RunSpec own = RunSpec.of(Fixture.EXPERIMENT).withId(first).withParent(first);
        assertThatThrownBy(() -> fixture.tracking.start(own)).isInstanceOf(NotFoundException.class);

        ActiveRun whole = fixture.tracking.start(RunSpec.of(Fixture.EXPERIMENT).withId(first));
        RunId part = whole.child("part").id();

        for (RunId parent : List.of(first, part)) {
            assertThatThrownBy(() -> fixture.tracking.start(
                            RunSpec.of(Fixture.EXPERIMENT).withId(first).withParent(parent)))
                    .isInstanceOf(AlreadyExistsException.class);
        }
        assertThat(fixture.stored(whole).parent()).isNull();
    }
}
