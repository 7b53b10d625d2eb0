// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What is refused leaves no trace:
 *
 * <ul>
 *   <li>N1 Typed: bad input is refused by an error of the library that says what is wrong with what.
 *   <li>N2 Untouched: after that the store is what it was before.
 * </ul>
 */
public abstract class RefusalContract extends ContractKit {
    private static final ExperimentName EXPERIMENT = ExperimentName.of("trees");
    private static final ModelVersionId VERSION = ModelVersionId.of("churn", 1);
    private static final List<String> BAD_KEYS = List.of(
            "",
            "x".repeat(Names.MAX_NAME + 1),
            "a\u0000",
            "a\nb",
            "\ud800",
            "\udc00",
            " a",
            "a ",
            "a\u00a0b",
            "a\u200bb",
            "\u202e",
            "e\u0301");
    private static final List<String> BAD_TEXTS = List.of("x".repeat(Names.MAX_TEXT + 1), "a\u0000", "\ud800");
    private static final List<String> BAD_PATHS = List.of(
            "",
            "..",
            "../a",
            "a/../../b",
            "/a",
            "a//b",
            "a/",
            "a\\b",
            "C:a",
            "a.",
            "con",
            "a/NUL.txt",
            "a\u0000",
            "\ud800");

    private Mlops mlops = Mlops.inMemory();
    private RunId running = RunId.of("running");
    private RunId ended = RunId.of("ended");

    /** Makes the kit. */
    protected RefusalContract() {}

    @BeforeEach
    final void writeSomething() {
        mlops = Mlops.open(next());
        ActiveRun run = mlops.tracking().start(RunSpec.of(EXPERIMENT).withId(running));
        run.param("kind", "tree").tag("stage", "one").metric("auc", 0.5);
        run.artifact("model/weights", new byte[] {1});
        mlops.tracking().start(RunSpec.of(EXPERIMENT).withId(ended)).finish();
        mlops.registry().register(VERSION.model(), VersionSpec.ofRun(run.snapshot(), "model"));
        mlops.registry().setAlias(Alias.of("champion"), VERSION);
    }

    @Test
    @DisplayName("N1 N2 names that nobody could read aloud are refused")
    void badNamesAreRefused() {
        List<String> names = new ArrayList<>(BAD_KEYS);
        names.addAll(List.of(".", "..", "a/b", "a\\b", "/", "../../etc/passwd"));
        Map<String, Executable> calls = new LinkedHashMap<>();
        for (String name : names) {
            calls.put("model " + name, () -> mlops.registry().create(ModelName.of(name), ""));
            calls.put("experiment " + name, () -> mlops.tracking().start(ExperimentName.of(name)));
            calls.put("run id " + name, () -> mlops.tracking().start(started().withId(RunId.of(name))));
            calls.put("alias " + name, () -> mlops.registry().setAlias(Alias.of(name), VERSION));
            calls.put("environment " + name, () -> mlops.governance().request(VERSION, Environment.of(name), "why"));
        }
        for (String name : BAD_KEYS) {
            calls.put("run name " + name, () -> mlops.tracking().start(started().withName(name)));
        }
        for (String alias : List.of("latest", "LATEST", "3", "v3", "V3")) {
            calls.put("alias " + alias, () -> mlops.registry().setAlias(Alias.of(alias), VERSION));
        }
        assertRefused(IllegalArgumentException.class, calls);
    }

    @Test
    @DisplayName("N1 N2 keys and values that cannot be kept exactly are refused")
    void badKeysAndValuesAreRefused() {
        Map<String, Executable> calls = new LinkedHashMap<>();
        for (String key : BAD_KEYS) {
            calls.put("param " + key, () -> run().param(key, "x"));
            calls.put("tag " + key, () -> run().tag(key, "x"));
            calls.put("metric " + key, () -> run().metric(key, 1));
            calls.put("tag of a version " + key, () -> mlops.registry().tag(VERSION, key, "x"));
            calls.put("tag of a model " + key, () -> mlops.registry().tag(VERSION.model(), key, "x"));
        }
        for (String text : BAD_TEXTS) {
            calls.put("value of param " + text, () -> run().param("new", text));
            calls.put("value of tag " + text, () -> run().tag("new", text));
            calls.put("value of a version's tag " + text, () -> mlops.registry().tag(VERSION, "new", text));
            calls.put("description " + text, () -> mlops.registry().describe(VERSION, text));
            calls.put("reason " + text, () -> run().fail(text));
        }
        assertRefused(IllegalArgumentException.class, calls);
    }

    @Test
    @DisplayName("N1 N2 a batch of which one entry is bad is refused whole")
    void badBatchesAreRefusedWhole() {
        Map<String, Executable> invalid = new LinkedHashMap<>();
        for (String key : BAD_KEYS) {
            invalid.put("param " + key, () -> run().log(good().param(key, "x").build()));
            invalid.put("tag " + key, () -> run().log(good().tag(key, "x").build()));
            invalid.put(
                    "metric " + key,
                    () -> run().log(good().metric(new MetricPoint(key, 1, 1, 1)).build()));
        }
        for (String text : BAD_TEXTS) {
            invalid.put("value " + text, () -> run().log(good().param("z", text).build()));
        }
        invalid.put(
                "time",
                () -> run().log(good().metric(new MetricPoint("m", 1, 1, -1)).build()));
        assertRefused(IllegalArgumentException.class, invalid);
        assertRefused(
                AlreadyExistsException.class,
                Map.of("param", () -> run().log(good().param("kind", "forest").build())));
    }

    @Test
    @DisplayName("N1 N2 paths that leave the run and sources that are not there are refused")
    void badArtifactsAreRefused() {
        Map<String, Executable> calls = new LinkedHashMap<>();
        for (String path : BAD_PATHS) {
            calls.put("path " + path, () -> run().artifact(path, new byte[] {9}));
            calls.put("path of a file " + path, () -> run().artifact(path, Path.of("missing")));
        }
        calls.put("source", () -> run().artifact("a", Path.of("missing")));
        calls.put("very long path", () -> run().artifact("a/".repeat(500) + "b", new byte[] {9}));
        assertRefused(IllegalArgumentException.class, calls);
    }

    @Test
    @DisplayName("N1 N2 what is taken or written once is not written over")
    void takenThingsStay() {
        assertRefused(
                AlreadyExistsException.class,
                Map.of(
                        "param", () -> run().param("kind", "forest"),
                        "run",
                                () -> mlops.tracking()
                                        .start(RunSpec.of(ExperimentName.of("never used"))
                                                .withId(running)),
                        "model", () -> mlops.registry().create(VERSION.model(), "")));
    }

    @Test
    @DisplayName("N1 N2 what does not exist is reported, not made")
    void missingThingsAreReported() {
        ModelVersionId missing = ModelVersionId.of("churn", 2);
        ModelName unknown = ModelName.of("unknown");
        Artifact unstored = new Artifact(ArtifactPath.of("a"), Digest.of("never stored"), 12);
        VersionSpec spec = VersionSpec.ofRun(mlops.tracking().run(running), "model");
        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("parent", () -> mlops.tracking().start(started().withParent(RunId.of("x"))));
        calls.put("run", () -> mlops.tracking().run(RunId.of("x")));
        calls.put("run to resume", () -> mlops.tracking().resume(RunId.of("x")));
        calls.put("history", () -> mlops.tracking().history(RunId.of("x"), "auc"));
        calls.put(
                "file of a version",
                () -> mlops.registry().register(unknown, VersionSpec.of(ArtifactManifest.of(List.of(unstored)))));
        calls.put("run of a version", () -> mlops.registry().register(unknown, spec.withRun(RunId.of("x"))));
        calls.put("model", () -> mlops.registry().describe(unknown, "x"));
        calls.put("version", () -> mlops.registry().describe(missing, "x"));
        calls.put("target of an alias", () -> mlops.registry().setAlias(Alias.of("next"), missing));
        calls.put("version to delete", () -> mlops.registry().delete(missing, "why"));
        calls.put("file", () -> mlops.registry().load(VERSION, "x"));
        calls.put("content", () -> mlops.artifacts().read(Digest.of("never stored")));
        calls.put("model to govern", () -> mlops.governance().current(unknown, Environment.PRODUCTION));
        calls.put("model to audit", () -> mlops.audit().trail(unknown));
        assertRefused(NotFoundException.class, calls);
    }

    @Test
    @DisplayName("N1 N2 an alias that stands elsewhere is left there")
    void movedAliasesAreLeft() {
        Alias champion = Alias.of("champion");
        assertRefused(
                ConflictException.class,
                Map.of(
                        "expected absent", () -> mlops.registry().compareAndSetAlias(champion, null, VERSION),
                        "expected elsewhere", () -> mlops.registry().compareAndSetAlias(champion, 7, VERSION)));
    }

    @Test
    @DisplayName("N1 N2 a run that has ended takes nothing more")
    void endedRunsTakeNothing() {
        ActiveRun run = mlops.tracking().start(EXPERIMENT);
        run.finish();
        assertRefused(
                IllegalStateException.class,
                Map.of(
                        "param", () -> run.param("new", "x"),
                        "tag", () -> run.tag("new", "x"),
                        "metric", () -> run.metric("new", 1),
                        "artifact", () -> run.artifact("new", new byte[] {9}),
                        "batch", () -> run.log(good().build()),
                        "another end", () -> run.fail("late")));
    }

    @Test
    @DisplayName("N1 N2 a page token that was never given out is refused")
    void foreignTokensAreRefused() {
        assertRefused(
                IllegalArgumentException.class,
                Map.of("token", () -> mlops.tracking().search(RunQuery.all().at("x"))));
    }

    private ActiveRun run() {
        return mlops.tracking().resume(running);
    }

    private static RunSpec started() {
        return RunSpec.of(ExperimentName.of("new"));
    }

    private static Batch.Builder good() {
        return Batch.builder().param("a", "1").tag("b", "2").metric(new MetricPoint("c", 3, 0, 0));
    }

    private void assertRefused(Class<? extends RuntimeException> type, Map<String, Executable> calls) {
        List<StoreSnapshot> before = snapshots();
        Stream<Executable> all = calls.entrySet().stream().map(call -> () -> {
            RuntimeException error = assertThrows(type, call.getValue(), call.getKey());
            String message = String.valueOf(error.getMessage());
            assertTrue(message.startsWith("Cannot ") || message.startsWith("Invalid "), message);
            assertTrue(message.lines().count() == 1, "more than one line: " + message);
        });
        assertAll(all);
        assertEquals(before, snapshots());
    }

    private List<StoreSnapshot> snapshots() {
        List<StoreSnapshot> snapshots = new ArrayList<>();
        everyHandle(backend -> snapshots.add(StoreSnapshot.of(backend)));
        return snapshots;
    }
}
