// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.common.ModelName;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.H2Database;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.Tapped;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.jdbc.migration.SchemaMode;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pools as hosts set them. */
@EveryDatabase
class HostPoolsTest {
    private static final JdbcOptions OPTIONS = JdbcOptions.artifactsInDatabase();
    private static final ModelName MODEL = ModelName.of("churn");

    private final TestDatabase database;

    HostPoolsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("a pool of one connection is enough, also one that is not in autocommit mode")
    void oneConnectionIsEnough() throws IOException {
        JdbcUrl url = migrated();
        try (HikariDataSource pool = pool(url, config -> {
                    config.setMaximumPoolSize(1);
                    config.setConnectionTimeout(2_000);
                    config.setAutoCommit(false);
                });
                JdbcBackend backend = JdbcBackend.open(pool, OPTIONS)) {
            useEverything(backend);
        }
    }

    @Test
    @DisplayName("a pool that has waited for a connection in vain is not made to wait again")
    void poolsWaitOnce() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        try (HikariDataSource pool = pool(migrated(), config -> {
                    config.setMaximumPoolSize(1);
                    config.setConnectionTimeout(250);
                });
                JdbcBackend backend = JdbcBackend.open(counting(pool, asked, 0), OPTIONS);
                Connection taken = pool.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            asked.set(0);
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> backend.registry().models())
                    .withMessageContaining("Connection is not available");
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"));
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    @DisplayName("a pool of one is too small to make the tables of H2, and is told so")
    void makingTablesOfH2TakesTwo() {
        assumeThat(database).isInstanceOf(H2Database.class);
        try (HikariDataSource pool = pool(database.fresh(), config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(250);
        })) {
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> JdbcBackend.open(pool, OPTIONS))
                    .withMessageContaining("there is no second connection, which H2 needs while its tables are made")
                    .withMessageContaining("Connection is not available");
        }
    }

    @Test
    @DisplayName("a pool that refuses at once, as while a server starts, is asked again")
    void poolsThatRefuseAtOnceAreAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        JdbcUrl url = migrated();
        JdbcOptions unasked = OPTIONS.withSchema(SchemaMode.NONE);
        try (JdbcBackend backend = JdbcBackend.open(counting(url, asked, 2), unasked)) {
            assertThat(backend.registry().models()).isEmpty();
            assertThat(asked).hasValue(3);
        }
    }

    /** Counts how often a connection is asked for, and refuses the one of a number. */
    private static DataSource counting(DataSource source, AtomicInteger asked, int refused) {
        return Tapped.over(source, (target, method, call) -> {
            if (method.getName().equals("getConnection") && asked.incrementAndGet() == refused) {
                throw new SQLTransientConnectionException("the database system is starting up");
            }
            return call.run();
        });
    }

    @Test
    @DisplayName("connections go back in the mode in which they came, also to a pool that does not see to it")
    void connectionsGoBackAsTheyCame() throws SQLException, IOException {
        Sticky sticky = new Sticky();
        try (JdbcBackend backend = JdbcBackend.open(Tapped.over(database.fresh(), sticky), OPTIONS)) {
            useEverything(backend);
            assertThat(sticky.changed).isEmpty();
        } finally {
            for (Connection connection : sticky.free) {
                connection.close();
            }
        }
    }

    @Test
    @DisplayName("a pool that only reads can be read from, and a write says what is the matter")
    void readOnlyPoolsCanBeRead() {
        assumeThat(database)
                .as("the drivers of others do not hold to it, or not from a pool")
                .isInstanceOf(PostgresDatabase.class);
        JdbcUrl url = migrated();
        try (HikariDataSource pool = pool(url, config -> config.setReadOnly(true));
                JdbcBackend backend = JdbcBackend.open(pool, OPTIONS)) {
            assertThat(backend.registry().models()).isEmpty();
            assertThat(backend.tracking().search(RunQuery.all()).items()).isEmpty();
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .withMessageContaining("read")
                    .withMessageContaining("only");
        }
    }

    @Test
    @DisplayName("an interrupted thread stays interrupted, and does no harm to the store")
    void interruptsDoNoHarm() {
        assumeThat(database).as("H2 closes its file").isNotInstanceOf(H2Database.class);
        try (HikariDataSource pool = Pool.over(database.fresh());
                JdbcBackend backend = JdbcBackend.open(pool, OPTIONS)) {
            long revision = 0;
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                try {
                    revision +=
                            backend.registry().commit(MODEL, revision, "{}") instanceof CommitResult.Committed ? 1 : 0;
                } catch (MlopsException refused) {
                    // may be, as long as it is told
                } finally {
                    assertThat(Thread.interrupted()).isTrue();
                }
                assertThat(backend.registry().read(MODEL, 0)).hasSize((int) revision);
            }
        }
    }

    private JdbcUrl migrated() {
        JdbcUrl url = database.fresh();
        JdbcBackend.open(url, OPTIONS).close();
        return url;
    }

    private static HikariDataSource pool(JdbcUrl url, Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(url);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private static void useEverything(JdbcBackend backend) throws IOException {
        for (StoreCall call : StoreCall.all("everything")) {
            call.act().on(backend);
            call.check().on(backend);
        }
    }

    /** A pool that hands out connections that are not in autocommit mode, and takes them back without looking. */
    private static final class Sticky implements Tapped.Tap {
        private final Deque<Connection> free = new ArrayDeque<>();
        private final List<String> changed = new ArrayList<>();

        @Override
        public Object call(Object target, Method method, Tapped.Call call) throws Throwable {
            if (method.getName().equals("getConnection")) {
                return free.isEmpty() ? fresh((Connection) call.run()) : free.pop();
            }
            if (target instanceof Connection connection && method.getName().equals("close")) {
                if (connection.getAutoCommit()) {
                    changed.add("autocommit is on");
                }
                free.push(connection);
                return null;
            }
            return call.run();
        }

        private static Connection fresh(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
