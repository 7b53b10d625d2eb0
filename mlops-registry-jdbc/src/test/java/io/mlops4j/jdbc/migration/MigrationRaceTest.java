// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mlops4j.jdbc.database.ChildProcess;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.H2Database;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Lanes;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six hosts start at once, one of which is killed while it migrates: no other one fails, and there is one schema. */
@EveryDatabase
class MigrationRaceTest {
    private static final int HOSTS = 6;
    private static final int FULL_SIZE = 25;

    private final TestDatabase databases;
    private final Dialect dialect;
    private final List<SchemaScript> scripts;

    MigrationRaceTest(TestDatabase databases) throws SQLException {
        this.databases = databases;
        try (Connection connection = databases.fresh().getConnection()) {
            dialect = Dialect.of(connection);
        }
        scripts = SchemaScripts.of(dialect.name(), TablePrefix.DEFAULT);
    }

    @Test
    void fromAnEmptySchema() throws Exception {
        race(0, 3, 1);
    }

    @Test
    void fromThePreviousVersion() throws Exception {
        race(scripts.size() - 1, 3, 1);
    }

    @Tag("rigs")
    @Test
    void fromAnEmptySchemaAtFullSize() throws Exception {
        race(0, FULL_SIZE, FULL_SIZE);
    }

    @Tag("rigs")
    @Test
    void fromThePreviousVersionAtFullSize() throws Exception {
        race(scripts.size() - 1, FULL_SIZE, FULL_SIZE);
    }

    /** What the tests above would find without the lock, on the database where that is least forgiving. */
    @Tag("rigs")
    @Test
    void noticesHostsThatDoNotLock() throws Exception {
        assumeThat(databases).isInstanceOf(PostgresDatabase.class);
        AtomicInteger errors = new AtomicInteger();
        for (int round = 0; round < 10; round++) {
            JdbcUrl database = databases.fresh();
            Lanes.run(HOSTS, lane -> {
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement()) {
                    for (String sql : scripts.get(0).statements()) {
                        statement.execute(sql);
                    }
                } catch (SQLException expected) {
                    errors.incrementAndGet();
                }
            });
        }
        System.out.println(databases + ", without the lock: " + errors + " errors in 60 starts");
        assertThat(errors.get()).isPositive();
    }

    /** In the first rounds, as many as {@code kills} says, a process is killed, at another statement in each. */
    private void race(int version, int rounds, int kills) throws Exception {
        JdbcUrl alone = databases.fresh();
        host(alone);
        Set<String> whole = SchemaPicture.of(alone, dialect, TablePrefix.DEFAULT);
        int statements = scripts.stream()
                .skip(version)
                .mapToInt(script -> script.statements().size() + 1)
                .sum();
        for (int round = 0; round < rounds; round++) {
            JdbcUrl database = databases.fresh();
            if (version > 0) {
                new SchemaMigrations(dialect, TablePrefix.DEFAULT, scripts.subList(0, version))
                        .run(database, SchemaMode.MIGRATE);
            }
            if (round < kills) {
                raceWithAKill(database, 1 + round * 7 % statements);
            } else {
                Lanes.run(HOSTS, lane -> host(database));
            }
            assertThat(SchemaPicture.of(database, dialect, TablePrefix.DEFAULT)).isEqualTo(whole);
        }
    }

    private void raceWithAKill(JdbcUrl database, int statement) throws Exception {
        if (databases instanceof H2Database) {
            // a file of H2 is open in one process only
            H2Database.release(database);
        }
        try (ChildProcess dying = new ChildProcess(DyingHost.class, database.url(), Integer.toString(statement))) {
            assertThat(dying.line()).startsWith("at statement");
            if (databases instanceof H2Database) {
                dying.kill();
            }
            Lanes.run(HOSTS, lane -> {
                if (lane == 0) {
                    dying.kill();
                } else {
                    host(database);
                }
            });
        }
    }

    private static void host(JdbcUrl database) throws SQLException {
        Dialect found;
        try (Connection connection = database.getConnection()) {
            found = Dialect.of(connection);
        }
        SchemaMigrations.of(found, TablePrefix.DEFAULT).run(database, SchemaMode.MIGRATE);
    }
}
