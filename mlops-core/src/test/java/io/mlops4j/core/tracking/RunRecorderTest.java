// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Schema;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecorderTest {
    private static final DatasetInput INPUT = DatasetInput.of("rows", "1", Digest.of("rows"), "training");

    private final Fixture fixture = new Fixture();
    private final ActiveRun run = fixture.start();

    @Test
    void everythingThatWasRecordedIsInTheStore() {
        run.param("depth", "3")
                .tag("team", "risk")
                .metric("auc", 0.5)
                .metric("auc", 0.7, 2)
                .input(INPUT);
        Artifact model = run.artifact("model/tree.bin", "abc".getBytes(StandardCharsets.UTF_8));

        Run stored = fixture.stored(run);

        assertThat(stored.params()).containsExactly(Map.entry("depth", "3"));
        assertThat(stored.tags()).containsExactly(Map.entry("team", "risk"));
        assertThat(stored.metrics().get("auc").value()).isEqualTo(0.7);
        assertThat(stored.inputs()).containsExactly(INPUT);
        assertThat(stored.artifacts())
                .containsExactly(model)
                .containsExactly(new Artifact(ArtifactPath.of("model/tree.bin"), Digest.of("abc"), 3));
        assertThat(run.snapshot()).isEqualTo(stored);
    }

    @Test
    void aParamIsWrittenOnce() {
        run.param("depth", "3");

        run.param("depth", "3");
        assertThatThrownBy(() -> run.param("depth", "4"))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("param 'depth' of run '" + run.id() + "'");

        assertThat(fixture.stored(run).params()).containsExactly(Map.entry("depth", "3"));
    }

    @Test
    void aParamThatAnotherHandleHasWrittenIsSeen() {
        ActiveRun other = fixture.tracking.resume(run.id());
        other.param("depth", "3");

        run.param("depth", "3");
        assertThatThrownBy(() -> run.param("depth", "4")).isInstanceOf(AlreadyExistsException.class);
        run.param("width", "1");

        assertThat(fixture.stored(run).params()).containsOnlyKeys("depth", "width");
    }

    @Test
    void theSameAgainCommitsNothing() {
        run.param("depth", "3").input(INPUT);
        long revision = fixture.store.find(run.id()).orElseThrow().revision();

        run.param("depth", "3").input(INPUT).log(Batch.builder().build());
        assertThatThrownBy(() -> run.input(INPUT.withSource("elsewhere"))).isInstanceOf(AlreadyExistsException.class);

        assertThat(fixture.store.find(run.id()).orElseThrow().revision()).isEqualTo(revision);
        assertThat(fixture.stored(run).inputs()).containsExactly(INPUT);
    }

    @Test
    void aDatasetIsLoggedOncePerUsage() {
        DatasetInput evaluation = DatasetInput.of("rows", "1", Digest.of("rows"), "evaluation");

        run.log(Batch.builder().input(INPUT).input(evaluation).input(INPUT).build());

        assertThat(fixture.stored(run).inputs()).containsExactly(INPUT, evaluation);
    }

    @Test
    void aTagIsReplaced() {
        run.tag("state", "draft").tag("state", "done");

        assertThat(fixture.stored(run).tags()).containsExactly(Map.entry("state", "done"));
    }

    @Test
    void metricsNeedNoCommit() {
        long revision = fixture.store.find(run.id()).orElseThrow().revision();

        run.metric("auc", Double.NaN, 3).log(points(new MetricPoint("auc", 0.5, 9, 1)));

        assertThat(fixture.store.find(run.id()).orElseThrow().revision()).isEqualTo(revision);
        assertThat(fixture.tracking.history(run.id(), "auc"))
                .extracting(MetricPoint::value)
                .containsExactly(Double.NaN, 0.5);
    }

    @Test
    void severalParamsAreSetTogetherOrNotAtAll() {
        run.params(Map.of("depth", "3", "kind", "tree"));

        assertThatThrownBy(() -> run.params(Map.of("depth", "4", "width", "1")))
                .isInstanceOf(AlreadyExistsException.class);

        assertThat(fixture.stored(run).params()).containsOnly(Map.entry("depth", "3"), Map.entry("kind", "tree"));
    }

    @Test
    void severalMetricsAreLoggedAtOneStepAndMoment() {
        run.metrics(Map.of("auc", 0.5, "loss", Double.POSITIVE_INFINITY), 4).metrics(Map.of(), 5);

        assertThatThrownBy(() -> run.metrics(Map.of("auc", 0.6, "", 0.1), 6))
                .isInstanceOf(IllegalArgumentException.class);

        Run stored = fixture.stored(run);
        assertThat(stored.metrics()).containsOnlyKeys("auc", "loss");
        assertThat(stored.metrics().values()).allMatch(point -> point.step() == 4);
        assertThat(stored.metrics().values())
                .extracting(MetricPoint::epochMillis)
                .containsOnly(stored.metrics().get("auc").epochMillis());
    }

    @Test
    void aMetricCarriesTheTimeOfTheHostsClock() {
        run.metric("auc", 0.5);

        MetricPoint point = fixture.stored(run).metrics().get("auc");
        assertThat(point.step()).isZero();
        assertThat(point.epochMillis()).isPositive().isLessThan(fixture.clock.millis());
    }

    @Test
    void aBatchIsRecordedWhole() {
        run.log(Batch.builder()
                .param("depth", "3")
                .tag("team", "risk")
                .metric(new MetricPoint("auc", 0.5, 1, 1))
                .input(INPUT)
                .build());

        Run stored = fixture.stored(run);
        assertThat(stored.params()).hasSize(1);
        assertThat(stored.tags()).hasSize(1);
        assertThat(stored.metrics()).hasSize(1);
        assertThat(stored.inputs()).hasSize(1);
    }

    @Test
    void aBatchWithOneBadEntryChangesNothing() {
        run.param("depth", "3");
        Run before = fixture.stored(run);

        List<Batch> bad = List.of(
                full().param("depth", "4").build(),
                full().param("", "x").build(),
                full().param("a\u0000b", "x").build(),
                full().param("ok", "nul\u0000").build(),
                full().param("ok", "x".repeat(8_001)).build(),
                full().tag("line\nbreak", "x").build(),
                full().tag("ok", "\ud800").build());

        assertThat(bad).allSatisfy(batch -> {
            assertThatThrownBy(() -> run.log(batch))
                    .isInstanceOfAny(AlreadyExistsException.class, IllegalArgumentException.class);
            assertThat(fixture.stored(run)).isEqualTo(before);
        });
    }

    @Test
    void aBatchTooLargeForOneRecordIsRefusedWhole() {
        Batch.Builder points = Batch.builder();
        for (int i = 0; i < 100_000; i++) {
            points.metric(new MetricPoint("validation/area under the curve", 0.123456789 * i, i, i));
        }
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            fields.add(new Schema.Field("column " + i, Schema.Type.FLOAT64, Schema.Presence.OPTIONAL));
        }
        Run before = fixture.stored(run);

        assertThatThrownBy(() -> run.log(points.build())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run.input(INPUT.withShape(new Schema(fields), 1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(fixture.stored(run)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", ".", "a\\b", "c:/a", "a\u0000", "a/b.", "\ud800"})
    void anArtifactPathThatLeavesTheRunIsRefused(String path) {
        assertThatThrownBy(() -> run.artifact(path, new byte[0])).isInstanceOf(IllegalArgumentException.class);

        assertThat(fixture.stored(run).artifacts()).isEmpty();
        assertThat(fixture.backend.artifacts().list()).isEmpty();
    }

    @Test
    void aFolderIsRecordedWithAllItsFiles(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("sub/empty"));
        Files.writeString(folder.resolve("sub/b.txt"), "b");
        Files.writeString(folder.resolve("a.txt"), "a");

        List<Artifact> stored = run.artifact("out", folder);

        assertThat(stored)
                .extracting(artifact -> artifact.path().value())
                .containsExactly("out/a.txt", "out/sub/b.txt");
        assertThat(fixture.stored(run).artifacts()).isEqualTo(stored);
    }

    @Test
    void theNewerContentOfAPathStands() {
        run.artifact("a", new ByteArrayInputStream(new byte[] {1}));
        Artifact newer = run.artifact("a", new ByteArrayInputStream(new byte[] {2}));

        assertThat(fixture.stored(run).artifacts()).containsExactly(newer);
    }

    @Test
    void aFileIsNotAFolderAsWell() {
        run.artifact("model/tree", new byte[] {1});

        assertThatThrownBy(() -> run.artifact("model", new byte[] {2})).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> run.artifact("model/tree/leaf", new byte[] {2}))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("'model/tree' is there");
        run.artifact("model/tree2", new byte[] {2});
        run.artifact("model2", new byte[] {2});

        assertThat(fixture.stored(run).artifacts()).hasSize(3);
    }

    @Test
    void aChildIsAPartOfItsRunAndEndsOnItsOwn() {
        try (ActiveRun child = run.child("fold 1")) {
            child.finish();

            Run stored = fixture.stored(child);
            assertThat(stored.parent()).isEqualTo(run.id());
            assertThat(stored.name()).isEqualTo("fold 1");
            assertThat(stored.experiment()).isEqualTo(Fixture.EXPERIMENT);
        }
        assertThat(fixture.stored(run).status().isEnd()).isFalse();
    }

    private static Batch points(MetricPoint... points) {
        Batch.Builder batch = Batch.builder();
        List.of(points).forEach(batch::metric);
        return batch.build();
    }

    private static Batch.Builder full() {
        return Batch.builder()
                .param("width", "1")
                .tag("team", "risk")
                .metric(new MetricPoint("auc", 0.5, 1, 1))
                .input(INPUT);
    }
}
