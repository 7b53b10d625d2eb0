// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Governance;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.EveryServer;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is cut when a host commits: as many versions as requests, whether the server had committed or not. */
@EveryServer
class LostCommitTest {
    private static final ModelName MODEL = ModelName.of("churn");

    private final TestDatabase.Server database;
    private final CuttingProxy proxy;
    private final JdbcUrl link;
    private final HikariDataSource pool;
    private final Mlops mlops;
    private final VersionSpec files;

    LostCommitTest(TestDatabase.Server database) throws IOException {
        this.database = database;
        JdbcUrl schema = database.fresh();
        proxy = new CuttingProxy(database.port());
        link = database.through(schema, proxy.port());
        pool = Pool.over(link);
        pool.setConnectionTimeout(1_000);
        mlops = Mlops.open(JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase()));
        files = VersionSpec.of(ArtifactManifest.of(
                List.of(mlops.artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(UTF_8)))));
        // stores what the versions below share, so that each of them is one commit
        mlops.registry().register(ModelName.of("other"), files);
    }

    @AfterEach
    void close() throws IOException {
        mlops.close();
        pool.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void asManyVersionsAsRequests(CuttingProxy.Moment moment) {
        assertAsManyVersionsAsRequests(moment, 5);
    }

    @Tag("rigs")
    @ParameterizedTest
    @EnumSource
    void asManyVersionsAsRequestsAtFullSize(CuttingProxy.Moment moment) {
        assertAsManyVersionsAsRequests(moment, 50);
        System.out.println(database + ", cut " + moment + ": " + proxy.cuts() + " cuts, "
                + mlops.registry().versions(MODEL).size() + " versions of 50 requests");
    }

    private void assertAsManyVersionsAsRequests(CuttingProxy.Moment moment, int requests) {
        for (int request = 1; request <= requests; request++) {
            proxy.cutNext(moment);
            ModelVersion version = mlops.registry().register(MODEL, files.withTag("request", "" + request));
            assertThat(version.id().number()).isEqualTo(request);
            assertThat(proxy.cuts()).isEqualTo(request);
        }
        assertThat(mlops.registry().versions(MODEL))
                .extracting(version -> version.tags().get("request"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, requests).mapToObj(i -> "" + i).toList());
    }

    /** When nobody can be asked, the host is told so; by its id the command can be given again without being done twice. */
    @ParameterizedTest
    @EnumSource
    void saysWhenItCannotBeFoundOut(CuttingProxy.Moment moment) {
        // without a pool, which would rest for half a minute after it was refused
        Mlops unpooled = Mlops.open(JdbcBackend.open(link, JdbcOptions.artifactsInDatabase()));
        var version = unpooled.registry().register(MODEL, files).id();
        Governance governance = unpooled.as(Rival.ANN).governance();
        governance.definePolicy(MODEL, Rival.PRODUCTION, ApprovalPolicy.withDefaults());
        proxy.cutNextAndRefuse(moment);

        Governance command = governance.withCommandId("ticket-1");
        assertThatExceptionOfType(CommitStateUnknownException.class)
                .isThrownBy(() -> command.request(version, Rival.PRODUCTION, "better"));
        proxy.heal();
        command.request(version, Rival.PRODUCTION, "better");
        assertThat(governance.requests(MODEL)).hasSize(1);
    }

    /** What a host would do that simply tries again: the rig must make it fail. */
    @Test
    void noticesBlindRetries() throws SQLException {
        execute("CREATE TABLE naive (request INT)");
        for (int request = 0; request < 5; request++) {
            proxy.cutNext(CuttingProxy.Moment.AFTER_COMMIT);
            insertBlindly(request);
        }
        assertThat(proxy.cuts()).isEqualTo(5);
        assertThat(execute("SELECT COUNT(*) FROM naive")).isEqualTo("10");
    }

    private void insertBlindly(int request) {
        while (true) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO naive VALUES (" + request + ")");
                connection.commit();
                return;
            } catch (SQLException again) {
                // may have been done already
            }
        }
    }

    private String execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
