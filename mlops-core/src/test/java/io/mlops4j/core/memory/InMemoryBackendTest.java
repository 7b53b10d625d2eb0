// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the contract kit for all backends does not ask for, or what it would be late to learn there. */
class InMemoryBackendTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final RunId RUN = RunId.of("r1");
    private static final RunEvent STARTED =
            new RunEvent.Started(ExperimentName.of("e"), "r", null, new TreeMap<>(), Instant.EPOCH);
    private static final RunEvent RESUMED = new RunEvent.Resumed(Instant.EPOCH);

    private final InMemoryBackend backend = new InMemoryBackend();

    @Test
    void aLogGrowsOnlyAtItsEnd() {
        assertThat(backend.registry().commit(MODEL, 0, "one")).isEqualTo(new CommitResult.Committed(1));
        assertThat(backend.registry().commit(MODEL, 0, "other")).isEqualTo(new CommitResult.Conflict(1));
        assertThat(backend.registry().commit(MODEL, 5, "other")).isEqualTo(new CommitResult.Conflict(1));
        assertThat(backend.registry().commit(MODEL, 1, "two")).isEqualTo(new CommitResult.Committed(2));

        assertThat(backend.registry().read(MODEL, 0)).containsExactly(new LogEntry(1, "one"), new LogEntry(2, "two"));
        assertThat(backend.registry().read(MODEL, 1)).containsExactly(new LogEntry(2, "two"));
        assertThat(backend.registry().read(MODEL, 9)).isEmpty();
        assertThat(backend.registry().read(ModelName.of("none"), 0)).isEmpty();
        assertThat(backend.registry().models()).containsExactly(MODEL);
    }

    @Test
    void aRunTakesCommitsOnlyAtItsRevision() {
        assertThat(backend.tracking().commit(RUN, 1, List.of(RESUMED))).isEqualTo(new CommitResult.Conflict(0));
        assertThat(backend.tracking().commit(RUN, 0, List.of(STARTED, RESUMED)))
                .isEqualTo(new CommitResult.Committed(1));
        assertThat(backend.tracking().commit(RUN, 0, List.of(STARTED))).isEqualTo(new CommitResult.Conflict(1));
        assertThat(backend.tracking().commit(RUN, 1, List.of(RESUMED))).isEqualTo(new CommitResult.Committed(2));

        assertThat(backend.tracking().find(RUN).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void aCommitThatMakesNoRunChangesNothing() {
        backend.tracking().commit(RUN, 0, List.of(STARTED));
        RunEvent tags = new RunEvent.TagsSet(new TreeMap<>(Map.of("k", "v")));

        assertThatThrownBy(() -> backend.tracking().commit(RUN, 1, List.of(tags, STARTED)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.tracking().commit(RunId.of("r2"), 0, List.of(tags)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(backend.tracking().find(RUN).orElseThrow().run().tags()).isEmpty();
        assertThat(backend.tracking().find(RUN).orElseThrow().revision()).isEqualTo(1);
        assertThat(backend.tracking().find(RunId.of("r2"))).isEmpty();
    }

    @Test
    void pointsAreKeptInOrderOfRecencyEqualOnesIncluded() {
        MetricPoint late = new MetricPoint("auc", 0.5, 2, 0);
        MetricPoint early = new MetricPoint("auc", Double.NaN, -7, 9);
        backend.tracking().commit(RUN, 0, List.of(STARTED, new RunEvent.MetricsLogged(List.of(late))));
        backend.tracking().append(RUN, List.of(early, late));

        assertThat(backend.tracking().history(RUN, "auc")).containsExactly(early, late, late);
        assertThat(backend.tracking().history(RUN, "other")).isEmpty();
        assertThat(backend.tracking().find(RUN).orElseThrow().run().metrics()).containsEntry("auc", late);
        assertThat(backend.tracking().find(RUN).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void pointsOfARunThatDoesNotExistAreRefused() {
        assertThatThrownBy(() -> backend.tracking().append(RUN, List.of())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> backend.tracking().history(RUN, "auc")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aContentWhoseStreamFailsIsNotStored() {
        // connected to nothing, it fails at the first read
        InputStream failing = new PipedInputStream();

        assertThatThrownBy(() -> backend.artifacts().put(failing)).isInstanceOf(IOException.class);

        assertThat(backend.artifacts().list()).isEmpty();
    }

    @Test
    void aContentCannotBeAlteredFromOutside() throws Exception {
        byte[] content = {1, 2, 3};
        Digest digest =
                backend.artifacts().put(new ByteArrayInputStream(content)).digest();

        content[0] = 9;

        assertThat(backend.artifacts().open(digest).orElseThrow().readAllBytes())
                .containsExactly(1, 2, 3);
        assertThat(backend.artifacts().contains(digest)).isTrue();
        assertThat(backend.artifacts().contains(Digest.of("other"))).isFalse();
    }

    @Test
    void afterCloseNothingWorksAndClosingAgainDoesNothing() {
        backend.tracking().commit(RUN, 0, List.of(STARTED));
        backend.close();
        backend.close();

        List<ThrowingCallable> calls = List.of(
                () -> backend.registry().commit(MODEL, 0, "x"),
                () -> backend.registry().read(MODEL, 0),
                () -> backend.registry().models(),
                () -> backend.tracking().create(new Experiment(ExperimentName.of("e"), Instant.EPOCH)),
                () -> backend.tracking().experiments(),
                () -> backend.tracking().commit(RUN, 1, List.of(RESUMED)),
                () -> backend.tracking().append(RUN, List.of()),
                () -> backend.tracking().find(RUN),
                () -> backend.tracking().history(RUN, "auc"),
                () -> backend.tracking().search(RunQuery.all()),
                () -> backend.artifacts().put(InputStream.nullInputStream()),
                () -> backend.artifacts().open(Digest.of("x")),
                () -> backend.artifacts().contains(Digest.of("x")),
                () -> backend.artifacts().list());
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
    }
}
