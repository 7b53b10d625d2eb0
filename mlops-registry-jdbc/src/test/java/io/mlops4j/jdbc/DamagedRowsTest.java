// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that somebody has altered or removed by hand. */
@EveryDatabase
class DamagedRowsTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final RunId RUN = RunId.of("r1");

    private final TestDatabase database;
    private JdbcStore store;
    private JdbcBackend backend;

    DamagedRowsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void writeSomething() {
        store = JdbcStore.on(database, JdbcOptions.artifactsInDatabase());
        backend = store.open();
        backend.registry().commit(MODEL, 0, "{\"n\":1}");
        backend.registry().commit(MODEL, 1, "{\"n\":2}");
        ExperimentName experiment = ExperimentName.of("trees");
        backend.tracking().create(new Experiment(experiment, Instant.EPOCH));
        backend.tracking()
                .commit(
                        RUN,
                        0,
                        List.of(
                                new RunEvent.Started(experiment, "deep", null, new TreeMap<>(), Instant.EPOCH),
                                new RunEvent.ParamsSet(new TreeMap<>(Map.of("depth", "7"))),
                                new RunEvent.ArtifactsLogged(
                                        List.of(new Artifact(ArtifactPath.of("weights"), Digest.of("w"), 1)))));
    }

    @AfterEach
    void closeStore() {
        backend.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM mlops_event WHERE revision = 1",
                "DELETE FROM mlops_event WHERE revision = 2",
                "DELETE FROM mlops_event",
                "UPDATE mlops_event SET revision = 5 WHERE revision = 2",
                "UPDATE mlops_event SET checksum = checksum + 1 WHERE revision = 2",
                "UPDATE mlops_model SET revision = 1",
                "UPDATE mlops_model SET revision = 3",
                "DELETE FROM mlops_model"
            })
    void logsAreWholeOrRefused(String damage) throws SQLException {
        assertThat(backend.registry().read(MODEL, 0)).hasSize(2);
        store.execute(damage);
        assertRefused("model 'churn'", () -> backend.registry().read(MODEL, 0));
    }

    @Test
    @DisplayName("who knows the beginning of a log is told of a gap in what is new")
    void theRestOfALogHasNoGaps() throws SQLException {
        backend.registry().commit(MODEL, 2, "{\"n\":3}");
        assertThat(backend.registry().read(MODEL, 1)).hasSize(2);
        assertThat(backend.registry().read(MODEL, 3)).isEmpty();
        store.execute("DELETE FROM mlops_event WHERE revision = 2");
        assertRefused("entry 2", () -> backend.registry().read(MODEL, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mlops_artifact SET digest = 'altered'",
                "UPDATE mlops_artifact SET path = '../altered'",
                "UPDATE mlops_param SET param_key = ''",
                "UPDATE mlops_run SET lifecycle = 'altered'"
            })
    void runsAreValidOrRefused(String damage) throws SQLException {
        assertThat(backend.tracking().find(RUN)).isPresent();
        store.execute(damage);
        assertRefused("run 'r1'", () -> backend.tracking().find(RUN));
        assertRefused("run 'r1'", () -> backend.tracking().search(RunQuery.all()));
    }

    @Test
    @DisplayName("names that nobody can have given are refused")
    void namesAreValidOrRefused() throws SQLException {
        store.execute("UPDATE mlops_model SET model_name = ''");
        assertRefused("Invalid model name", () -> backend.registry().models());
        store.execute("UPDATE mlops_experiment SET experiment_name = ''");
        assertRefused("Invalid experiment name", () -> backend.tracking().experiments());
    }

    private static void assertRefused(String words, ThrowingCallable call) {
        assertThatExceptionOfType(CorruptRecordException.class).isThrownBy(call).withMessageContaining(words);
    }
}
