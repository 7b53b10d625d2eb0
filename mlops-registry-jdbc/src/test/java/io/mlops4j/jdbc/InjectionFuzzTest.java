// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.jdbc.database.SqliteDatabase;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that are SQL, through every parameter that takes a text. What comes back must be what the in-memory backend gives,
 * and the tables must be those that were there. The system property {@code fuzz.inputs} says how many texts.
 */
class InjectionFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final int RUNS = 30;
    private static final long SEED = 7;

    private final HostileTexts texts = new HostileTexts(SEED);

    @TempDir
    Path folder;

    @Test
    @DisplayName("no text is ever taken for SQL, by writes and by searches")
    void textsAreTexts() throws SQLException {
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), folder);
                JdbcBackend backend = store.open();
                InMemoryBackend memory = new InMemoryBackend()) {
            List<String> before = schema(store);
            List<Backend> both = List.of(backend, memory);
            int asked = 0;
            for (int i = 0; texts.given() < INPUTS / 10 || i < RUNS; i++) {
                write(both, RunId.of("r" + i));
            }
            while (texts.given() < INPUTS) {
                RunQuery query = texts.query();
                assertThat(page(backend, query)).as(query::toString).isEqualTo(page(memory, query));
                RunQuery next = query.at(texts.oneLine());
                assertThatIllegalArgumentException().as(next::toString).isThrownBy(() -> page(backend, next));
                asked++;
            }
            assertSame(both);
            assertThat(schema(store)).isEqualTo(before);
            System.out.printf("%,d texts in %,d searches, 0 findings%n", texts.given(), asked);
        }
    }

    /** They come into rows beside the log, as does who has done what. */
    @Test
    @DisplayName("no text is ever taken for SQL, by the registry and by governance")
    void commandsAreTexts() throws SQLException {
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), folder);
                Mlops mlops = Mlops.open(store.open())) {
            List<String> before = schema(store);
            List<String> expected = new ArrayList<>();
            while (texts.given() < INPUTS / 10) {
                expected.add(deploy(mlops, ModelName.of("model " + expected.size())));
            }
            assertThat(deployments(store)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(schema(store)).isEqualTo(before);
            System.out.printf("%,d texts in %,d models, 0 findings%n", texts.given(), expected.size());
        }
    }

    /** Brings a version to where it serves, and gives what the rows must say of it. */
    private String deploy(Mlops mlops, ModelName model) {
        Actor actor = texts.actor();
        Environment environment = texts.environment();
        Alias alias = texts.alias();
        while (alias.value().equals(environment.value())) {
            alias = texts.alias();
        }
        String description = texts.oneLine();
        Mlops host = mlops.as(actor);
        Artifact file = host.artifacts().put(ArtifactPath.of("weights"), new byte[] {1});
        ModelVersionId version = host.registry()
                .register(
                        model,
                        VersionSpec.of(ArtifactManifest.of(List.of(file)))
                                .withDescription(description)
                                .withTag(texts.name(), texts.oneLine()))
                .id();
        host.registry().setAlias(alias, version);
        String command = texts.name();
        host.governance()
                .withCommandId(command)
                .definePolicy(
                        model,
                        environment,
                        ApprovalPolicy.builder()
                                .override("operator", "approver")
                                .build());
        host.governance().overridePolicy(version, environment, "!" + texts.oneLine());
        return String.join(
                "\n", model.value(), actor.id(), description, alias.value(), environment.value(), actor.id(), command);
    }

    private static List<String> deployments(JdbcStore store) throws SQLException {
        return rows(store, """
                SELECT v.model_name || char(10) || v.registered_by || char(10) || v.description || char(10) || a.alias
                    || char(10) || d.environment || char(10) || d.deployed_by || char(10) || e.command_id
                FROM mlops_version v
                JOIN mlops_alias a ON a.model_name = v.model_name
                JOIN mlops_deployment d ON d.model_name = v.model_name
                JOIN mlops_event e ON e.model_name = v.model_name AND e.summary LIKE '%policy%' AND e.revision = 3
                """);
    }

    /** The last runs replace the first ones' recordings, so that the store stays small. */
    private void write(List<Backend> both, RunId run) {
        ExperimentName experiment = texts.experiment();
        ModelName model = texts.model();
        String payload = "{\"text\":\"" + texts.oneLine().replace("\"", "'").replace('\\', '/') + "\"}";
        List<RunEvent> events = texts.start(experiment);
        List<RunEvent> recordings = texts.recordings();
        for (Backend backend : both) {
            backend.tracking().create(new Experiment(experiment, Instant.EPOCH));
            backend.tracking().commit(run, 0, events);
            backend.tracking().commit(run, 1, recordings);
            backend.registry().commit(model, 0, payload);
        }
    }

    private void assertSame(List<Backend> both) {
        Backend backend = both.get(0);
        Backend memory = both.get(1);
        assertThat(backend.registry().models()).isEqualTo(memory.registry().models());
        for (ModelName model : memory.registry().models()) {
            assertThat(backend.registry().read(model, 0))
                    .isEqualTo(memory.registry().read(model, 0));
        }
        assertThat(backend.tracking().experiments()).isEqualTo(memory.tracking().experiments());
        RunQuery every = RunQuery.all().withPageSize(RunQuery.MAX_PAGE);
        List<Run> runs = memory.tracking().search(every).items();
        assertThat(backend.tracking().search(every).items()).isEqualTo(runs);
        for (Run run : runs) {
            for (String key : run.metrics().keySet()) {
                assertThat(backend.tracking().history(run.id(), key))
                        .isEqualTo(memory.tracking().history(run.id(), key));
            }
        }
    }

    /** The runs, and the token of the next page, which tells what the last one was ordered by. */
    private static List<String> page(Backend backend, RunQuery query) {
        Page<Run> page = backend.tracking().search(query);
        List<String> told = new ArrayList<>(
                page.items().stream().map(Run::id).map(RunId::value).toList());
        told.add(String.valueOf(page.nextToken()));
        return told;
    }

    private static List<String> schema(JdbcStore store) throws SQLException {
        return rows(store, "SELECT name || sql FROM sqlite_master ORDER BY name");
    }

    private static List<String> rows(JdbcStore store, String query) throws SQLException {
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return all;
        }
    }
}
