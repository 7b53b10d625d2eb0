// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a store, and what must hold when it has returned.
 *
 * @param name what is done
 * @param act does it, and checks what it gives
 * @param check looks whether it was done
 */
record StoreCall(String name, Step act, Step check) {
    /** Something done with a backend. */
    @FunctionalInterface
    interface Step {
        void on(Backend backend) throws IOException;
    }

    /** Gives calls of every kind, each of which needs those before it, about things that have the name in theirs. */
    static List<StoreCall> all(String name) {
        ModelName model = ModelName.of(name);
        ExperimentName experiment = ExperimentName.of(name);
        RunId run = RunId.of(name);
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(content);
        RunEvent start = new RunEvent.Started(experiment, name, null, new TreeMap<>(), Instant.EPOCH);
        RunEvent param = new RunEvent.ParamsSet(new TreeMap<>(Map.of("name", name)));
        List<MetricPoint> points = List.of(new MetricPoint("m", 1, 1, 1), new MetricPoint("n", 2, 1, 1));
        RunQuery query = RunQuery.where(RunFilter.param("name").eq(name));
        return List.of(
                new StoreCall(
                        "commit to a model",
                        backend -> assertCommitted(backend.registry().commit(model, 0, "{}")),
                        backend -> assertThat(backend.registry().read(model, 0)).hasSize(1)),
                new StoreCall(
                        "create an experiment",
                        backend -> backend.tracking().create(new Experiment(experiment, Instant.EPOCH)),
                        backend -> assertThat(backend.tracking().experiments())
                                .extracting(Experiment::name)
                                .contains(experiment)),
                new StoreCall(
                        "start a run",
                        backend -> assertCommitted(backend.tracking().commit(run, 0, List.of(start))),
                        backend -> assertThat(backend.tracking().find(run)).isPresent()),
                new StoreCall(
                        "commit to a run",
                        backend -> assertCommitted(backend.tracking().commit(run, 1, List.of(param))),
                        backend -> assertThat(backend.tracking().search(query).items())
                                .hasSize(1)),
                new StoreCall(
                        "append points",
                        backend -> backend.tracking().append(run, points),
                        backend ->
                                assertThat(backend.tracking().history(run, "m")).hasSize(1)),
                new StoreCall(
                        "search",
                        backend -> assertThat(backend.tracking().search(query).items())
                                .hasSize(1),
                        backend -> {}),
                new StoreCall(
                        "store a content",
                        backend -> backend.artifacts().put(new ByteArrayInputStream(content)),
                        backend ->
                                assertThat(backend.artifacts().contains(digest)).isTrue()),
                new StoreCall(
                        "erase a content",
                        backend -> backend.artifacts().erase(digest),
                        backend ->
                                assertThat(backend.artifacts().contains(digest)).isFalse()));
    }

    private static void assertCommitted(CommitResult result) {
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
    }
}
