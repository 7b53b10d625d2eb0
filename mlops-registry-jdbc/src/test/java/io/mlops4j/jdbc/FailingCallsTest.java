// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.common.ModelName;
import io.mlops4j.error.MlopsException;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.SqliteDatabase;
import io.mlops4j.jdbc.database.Tapped;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.spi.CommitResult;
import java.io.IOException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One call to the driver fails, whichever it is: what was acknowledged is there once, errors are those of the library, and
 * every connection goes back.
 */
@EveryDatabase
class FailingCallsTest {
    private static final JdbcOptions OPTIONS = JdbcOptions.artifactsInDatabase();

    /** A fresh schema for each call of a migration takes long; a build tries those that take the lock, and some others. */
    private static final int LOCKING = 24;

    private static final int SOME = 11;

    private final TestDatabase database;

    FailingCallsTest(TestDatabase database) {
        this.database = database;
    }

    /** When the call fails. */
    enum Moment {
        BEFORE,
        /** It was done, and its answer is lost. */
        AFTER
    }

    @ParameterizedTest
    @EnumSource
    void everyCallOfAStoreMayFail(Moment moment) throws IOException {
        Failing failing = new Failing(moment);
        try (HikariDataSource pool = Pool.over(database.fresh());
                JdbcBackend sound = JdbcBackend.open(pool, OPTIONS);
                JdbcBackend backend = JdbcBackend.open(Tapped.over(pool, failing), OPTIONS)) {
            int number = 0;
            do {
                failing.arm(++number);
                use(backend, sound, number, failing);
            } while (failing.hasFailed());
            assertThat(number).isGreaterThan(StoreCall.all("x").size());
        }
    }

    private static void use(JdbcBackend backend, JdbcBackend sound, int number, Failing failing) throws IOException {
        for (StoreCall call : StoreCall.all("call-" + number)) {
            try {
                call.act().on(backend);
                call.check().on(sound);
            } catch (MlopsException refused) {
                // those that follow need this one
                return;
            } finally {
                assertThat(failing.open())
                        .as("connections after " + call.name())
                        .isZero();
            }
        }
    }

    /** Drivers and what hosts put around them throw other errors, too. */
    @Test
    void aCommitMayFailByAnyError() {
        assumeThat(database).as("commits by a statement").isNotInstanceOf(SqliteDatabase.class);
        AtomicInteger commits = new AtomicInteger();
        JdbcUrl url = database.fresh();
        try (JdbcBackend sound = JdbcBackend.open(url, OPTIONS);
                JdbcBackend backend = JdbcBackend.open(
                        Tapped.over(url, (target, method, call) -> {
                            Object result = call.run();
                            if (method.getName().equals("commit") && commits.getAndIncrement() == 0) {
                                throw new IllegalStateException("the answer cannot be read");
                            }
                            return result;
                        }),
                        OPTIONS)) {
            ModelName model = ModelName.of("churn");
            assertThat(backend.registry().commit(model, 0, "{}")).isEqualTo(new CommitResult.Committed(1));
            assertThat(sound.registry().read(model, 0)).hasSize(1);
            assertThat(commits.get()).isEqualTo(2);
        }
    }

    @Test
    void callsOfAMigrationMayFail() throws IOException {
        migrate(SOME);
    }

    @Tag("rigs")
    @Test
    void everyCallOfAMigrationMayFail() throws IOException {
        migrate(1);
    }

    private void migrate(int step) throws IOException {
        boolean failed = true;
        for (int number = 1; failed; ) {
            JdbcUrl url = database.fresh();
            Failing failing = new Failing(Moment.BEFORE);
            failing.arm(number);
            try (JdbcBackend backend = JdbcBackend.open(Tapped.over(url, failing), OPTIONS)) {
                assertThat(backend.registry().models()).isEmpty();
            } catch (MlopsException refused) {
                assertThat(failing.hasFailed()).isTrue();
            }
            assertThat(failing.open()).as("connections after call " + number).isZero();
            failed = failing.hasFailed();
            number += number < LOCKING ? 1 : step;
            try (JdbcBackend sound = JdbcBackend.open(url, OPTIONS)) {
                assertThat(sound.registry().models()).isEmpty();
            }
        }
    }

    /** Lets one call fail, and counts the connections that are out. */
    private static final class Failing implements Tapped.Tap {
        private static final Set<String> MAY_FAIL = Set.of(
                "getConnection",
                "getAutoCommit",
                "setAutoCommit",
                "getTransactionIsolation",
                "setTransactionIsolation",
                "getCatalog",
                "getMetaData",
                "createStatement",
                "prepareStatement",
                "commit",
                "rollback",
                "execute",
                "executeQuery",
                "executeUpdate",
                "executeBatch");

        private final Moment moment;
        private final Set<Object> out = new HashSet<>();
        private int left = Integer.MAX_VALUE;

        Failing(Moment moment) {
            this.moment = moment;
        }

        void arm(int number) {
            left = number;
        }

        boolean hasFailed() {
            return left <= 0;
        }

        int open() {
            return out.size();
        }

        @Override
        public Object call(Object target, Method method, Tapped.Call call) throws Throwable {
            boolean fails = MAY_FAIL.contains(method.getName()) && --left == 0;
            if (fails && (moment == Moment.BEFORE || method.getName().equals("getConnection"))) {
                throw new SQLException("the connection is gone", "08006");
            }
            Object result = call.run();
            if (fails) {
                throw new SQLException("the answer is lost", "08006");
            }
            if (result instanceof Connection) {
                out.add(result);
            } else if (target instanceof Connection && method.getName().equals("close")) {
                out.remove(target);
            }
            return result;
        }
    }
}
