// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.EveryServer;
import io.mlops4j.jdbc.database.Lanes;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server is killed under load and started again, several times: what was acknowledged is there, what was given up is
 * not there twice, and the same backend goes on by itself.
 */
@EveryServer
class ServerKillTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final int HOSTS = 4;
    private static final int COMMITS_BETWEEN_KILLS = 40;

    private final TestDatabase.Server database;
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final Semaphore commits = new Semaphore(0);
    private volatile boolean over;

    ServerKillTest(TestDatabase.Server server) {
        database = server;
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        kill(database.durable(), 1);
    }

    @Tag("rigs")
    @Test
    void nothingAcknowledgedIsLostAtFullSize() throws Exception {
        kill(database.durable(), 20);
        System.out.println(database + ": 20 kills, " + acknowledged.size() + " versions acknowledged, " + refused
                + " refusals, " + unknown + " outcomes unknown");
    }

    /** What the tests above would find if the server confirmed commits before it has written them. */
    @Tag("rigs")
    @Test
    void noticesAServerThatForgets() {
        assumeThat(database).isInstanceOf(PostgresDatabase.class);
        assertThatThrownBy(() -> kill(database, 5)).isInstanceOfAny(AssertionError.class, ExecutionException.class);
    }

    private void kill(TestDatabase.Server server, int times) throws Exception {
        try (HikariDataSource pool = Pool.over(server.fresh())) {
            JdbcBackend backend = JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase());
            VersionSpec files = VersionSpec.of(ArtifactManifest.of(List.of(
                    Mlops.open(backend).artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(UTF_8)))));
            Lanes.run(HOSTS + 1, lane -> {
                if (lane < HOSTS) {
                    register(Mlops.open(backend), files, lane);
                } else {
                    killAndRestart(server, times);
                }
            });
            assertThat(commitsOf(Mlops.open(backend).registry().versions(MODEL)))
                    .containsAllEntriesOf(acknowledged);
        }
    }

    private void killAndRestart(TestDatabase.Server server, int times) throws InterruptedException {
        try {
            for (int i = 0; i < times; i++) {
                awaitCommits();
                server.kill();
                server.restart();
            }
            awaitCommits();
        } finally {
            over = true;
        }
    }

    private void awaitCommits() throws InterruptedException {
        if (!commits.tryAcquire(COMMITS_BETWEEN_KILLS, 2, TimeUnit.MINUTES)) {
            throw new AssertionError("the hosts do not go on");
        }
    }

    /** Registers until all is over. What is refused is given up, so it must not be there later. */
    private void register(Mlops mlops, VersionSpec files, int lane) {
        for (int i = 0; !over; i++) {
            String request = lane + "-" + i;
            try {
                ModelVersion version = mlops.registry().register(MODEL, files.withTag("request", request));
                acknowledged.put(request, version.id().number());
                commits.release();
            } catch (StoreUnavailableException down) {
                refused.incrementAndGet();
            } catch (CommitStateUnknownException lost) {
                unknown.incrementAndGet();
            }
        }
    }

    /** Gives the numbers by request, and checks that they have no gaps and that no request has two. */
    private Map<String, Integer> commitsOf(List<ModelVersion> versions) {
        Map<String, Integer> numbers = new ConcurrentHashMap<>();
        for (ModelVersion version : versions) {
            assertThat(numbers.put(version.tags().get("request"), version.id().number()))
                    .isNull();
        }
        assertThat(numbers.values())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(versions.size() - acknowledged.size()).isBetween(0, unknown.get());
        return numbers;
    }
}
