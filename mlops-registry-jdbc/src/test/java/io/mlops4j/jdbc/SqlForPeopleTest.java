// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.RunSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/jdbc-schema.md says may be asked in SQL. */
@EveryDatabase
class SqlForPeopleTest {
    /** In the order in which the page tells their bits. */
    static final List<Double> NOT_FINITE = List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);

    private static final ModelName MODEL = ModelName.of("churn");
    private static final ModelVersionId FIRST = new ModelVersionId(MODEL, 1);
    private static final ModelVersionId SECOND = new ModelVersionId(MODEL, 2);

    private final TestDatabase database;
    private JdbcStore store;
    private Mlops mlops;

    @TempDir
    Path folder;

    SqlForPeopleTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void openStore() {
        store = JdbcStore.on(database, folder);
        mlops = Mlops.open(store.open());
    }

    @AfterEach
    void closeStore() {
        mlops.close();
        store.close();
    }

    @Test
    @DisplayName("versions and aliases stand in rows as the registry has them")
    void versionsAndAliases() throws SQLException {
        register("one");
        register("two");
        mlops.registry().setAlias(Alias.of("champion"), FIRST);
        mlops.registry().setAlias(Alias.of("champion"), SECOND);
        mlops.registry().setAlias(Alias.of("shadow"), FIRST);
        mlops.registry().removeAlias(MODEL, Alias.of("shadow"));
        mlops.registry().describe(SECOND, "deeper");
        mlops.registry().delete(FIRST, "wrong data");

        assertThat(rows("SELECT version, state, description FROM mlops_version ORDER BY version"))
                .containsExactly("1 | DELETED | ", "2 | REGISTERED | deeper");
        assertThat(rows("SELECT model_name, alias, version FROM mlops_alias")).containsExactly("churn | champion | 2");
        assertThat(rows("SELECT summary FROM mlops_event ORDER BY revision DESC LIMIT 2"))
                .containsExactly("deleted version 1", "described version 2");
    }

    @Test
    @DisplayName("the view of what is in production follows promotions, rollbacks and stops")
    void production() throws SQLException {
        register("one");
        register("two");
        Mlops cleo = mlops.as(Actor.person("cleo", "policy-owner"));
        cleo.governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        promote(FIRST);
        assertThat(inProduction()).containsExactly("churn | 1 | bo");
        promote(SECOND);
        assertThat(inProduction()).containsExactly("churn | 2 | bo");
        bo().governance().rollBack(MODEL, Environment.PRODUCTION, "worse");
        assertThat(inProduction()).containsExactly("churn | 1 | bo");
        bo().governance().stop(MODEL, Environment.PRODUCTION, "harm");
        assertThat(inProduction()).isEmpty();
    }

    @Test
    @DisplayName("runs, their recordings and the view of the latest metrics can be queried")
    void runs() throws SQLException {
        ActiveRun run = mlops.tracking()
                .start(RunSpec.of(ExperimentName.of("trees"))
                        .withId(RunId.of("r1"))
                        .withName("deep"));
        run.param("depth", "7").tag("team", "risk").metric("auc", 0.5, 1).metric("auc", 0.25, 2);
        run.metric("loss", Double.NaN);
        run.metric("high", Double.POSITIVE_INFINITY).metric("low", Double.NEGATIVE_INFINITY);
        run.input(DatasetInput.of("bank", "2008", Digest.of("rows"), "training"));
        run.artifact("model/weights", new byte[] {1, 2, 3});
        run.finish();

        assertThat(rows("SELECT run_name, status, metric_key, metric_value, step FROM mlops_latest_metrics"
                        + " ORDER BY metric_key"))
                .containsExactly(
                        "deep | FINISHED | auc | 0.25 | 2",
                        "deep | FINISHED | high | null | 0",
                        "deep | FINISHED | loss | null | 0",
                        "deep | FINISHED | low | null | 0");
        assertThat(rows("SELECT metric_key FROM mlops_latest_metrics WHERE bits IN (" + bitsOfWhatIsNotFinite() + ")"
                        + " ORDER BY metric_key"))
                .containsExactly("high", "loss", "low");
        assertThat(rows("SELECT experiment_name, points, deleted FROM mlops_run"))
                .containsExactly("trees | 5 | 0");
        assertThat(rows("SELECT p.param_value, t.tag_value FROM mlops_param p JOIN mlops_tag t ON t.run_id = p.run_id"))
                .containsExactly("7 | risk");
        assertThat(rows("SELECT step, metric_value FROM mlops_metric WHERE metric_key = 'auc' ORDER BY step"))
                .containsExactly("1 | 0.5", "2 | 0.25");
        assertThat(rows("SELECT dataset_name, dataset_version, used_for FROM mlops_dataset"))
                .containsExactly("bank | 2008 | training");
        assertThat(rows("SELECT path, size_bytes FROM mlops_artifact")).containsExactly("model/weights | 3");
    }

    private static String bitsOfWhatIsNotFinite() {
        return NOT_FINITE.stream()
                .map(value -> "" + Double.doubleToLongBits(value))
                .collect(Collectors.joining(", "));
    }

    private Mlops bo() {
        return mlops.as(Actor.person("bo", "approver", "operator"));
    }

    private void promote(ModelVersionId version) {
        Mlops ana = mlops.as(Actor.person("ana", "approver"));
        var request = ana.governance().request(version, Environment.PRODUCTION, "better");
        bo().governance().approve(request.id(), "checked");
        bo().governance().promote(request.id());
    }

    private void register(String content) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), content.getBytes(UTF_8));
        mlops.registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
    }

    private List<String> inProduction() throws SQLException {
        return rows("SELECT model_name, version, deployed_by FROM mlops_in_production");
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(String.join(" | ", row));
            }
            return all;
        }
    }
}
