// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** One call of each operation. */
final class Calls {
    private static final ModelName MODEL = ModelName.of("m");
    private static final RunId RUN = RunId.of("r");
    private static final ExperimentName EXPERIMENT = ExperimentName.of("e");

    private final Backend backend;

    Calls(Backend backend) {
        this.backend = backend;
    }

    void prepare() {
        RunEvent started = new RunEvent.Started(EXPERIMENT, "r", null, new TreeMap<>(), Instant.EPOCH);
        backend.tracking().commit(RUN, 0, List.of(started));
    }

    Object make(Operation operation) throws IOException {
        return switch (operation) {
            case REGISTRY_COMMIT -> backend.registry().commit(MODEL, 0, "{}");
            case REGISTRY_READ -> backend.registry().read(MODEL, 0);
            case REGISTRY_MODELS -> backend.registry().models();
            case TRACKING_CREATE -> backend.tracking().create(new Experiment(EXPERIMENT, Instant.EPOCH));
            case TRACKING_EXPERIMENTS -> backend.tracking().experiments();
            case TRACKING_COMMIT -> backend.tracking().commit(RUN, 7, List.of(new RunEvent.Resumed(Instant.EPOCH)));
            case TRACKING_APPEND -> append();
            case TRACKING_FIND -> backend.tracking().find(RUN);
            case TRACKING_HISTORY -> backend.tracking().history(RUN, "k");
            case TRACKING_SEARCH -> backend.tracking().search(RunQuery.all());
            case ARTIFACT_PUT -> backend.artifacts().put(new ByteArrayInputStream(new byte[1]));
            case ARTIFACT_OPEN -> backend.artifacts().open(Digest.of("x"));
            case ARTIFACT_CONTAINS -> backend.artifacts().contains(Digest.of("x"));
            case ARTIFACT_LIST -> backend.artifacts().list();
            case ARTIFACT_ERASE -> erase();
        };
    }

    private boolean erase() throws IOException {
        backend.artifacts().erase(Digest.of("x"));
        return true;
    }

    private boolean append() {
        backend.tracking().append(RUN, List.of(new MetricPoint("k", 1, 1, 1)));
        return true;
    }
}
