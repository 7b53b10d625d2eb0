// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.SqliteDatabase;
import io.mlops4j.jdbc.database.Tapped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteTest {
    private final JdbcUrl database = SqliteDatabase.instance().fresh();

    /** They are the host's, for tables of its own. */
    @Test
    void foreignKeysStayAsTheHostHasThem() throws SQLException {
        for (String setting : new String[] {"0", "1"}) {
            try (Connection connection = database.getConnection()) {
                Sql.execute(connection, "PRAGMA foreign_keys = " + setting);
                Dialect.of(connection).prepare(connection);
                assertThat(Sql.ask(connection, "PRAGMA foreign_keys")).isEqualTo(setting);
            }
        }
    }

    /** The page for hosts tells how long a call waits for a writer. */
    @Test
    void waitsForAWriterAsThePageSays() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "jdbc.md"));
        try (Connection connection = database.getConnection()) {
            Dialect.of(connection).prepare(connection);
            int seconds = Integer.parseInt(Sql.ask(connection, "PRAGMA busy_timeout")) / 1000;
            assertThat(page.replaceAll("\\s+", " "))
                    .contains("a busy timeout of " + seconds + " seconds")
                    .contains("three times, so for " + 3 * seconds + " seconds in all");
        }
    }

    @Test
    void thePatienceOfAMigrationEndsWithIt() throws SQLException {
        try (Connection connection = database.getConnection()) {
            DataSource only = Tapped.over(database, (target, method, call) -> switch (method.getName()) {
                case "getConnection" -> connection;
                case "close" -> target instanceof Connection ? null : call.run();
                default -> call.run();
            });
            Dialect dialect = Dialect.of(connection);
            String before = Sql.ask(connection, "PRAGMA busy_timeout");
            dialect.lock(only, "mlops_", Duration.ofMinutes(5)).close();
            assertThat(Sql.ask(connection, "PRAGMA busy_timeout")).isEqualTo(before);
        }
    }

    /** Not as a database that cannot have a write-ahead log. */
    @Test
    void aFileThatIsLockedForLongIsReportedSo() throws SQLException {
        try (Connection writer = database.getConnection();
                Connection connection = database.getConnection()) {
            Sql.execute(writer, "BEGIN IMMEDIATE");
            SQLException refused = catchThrowableOfType(SQLException.class, () -> Dialect.of(connection));
            assertThat(new Sqlite(false).classify(refused)).isEqualTo(Failure.LOCK_TIMEOUT);
        }
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.execute(connection, "PRAGMA encoding = 'UTF-16'");
            Sql.execute(connection, "CREATE TABLE orders (id integer)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dialect.of(connection))
                    .withMessageContaining("UTF-8, but its encoding is UTF-16");
        }
    }

    @Test
    void aDatabaseInMemoryIsRefused() throws SQLException {
        try (Connection connection = new JdbcUrl("jdbc:sqlite::memory:").getConnection()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dialect.of(connection))
                    .withMessageContaining("journal_mode is memory");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nfs, true",
        "nfs4, true",
        "NFS, true",
        "cifs, true",
        "smb2, true",
        "smb3.1.1, true",
        "9p, true",
        "fuse.sshfs, true",
        "fuse.glusterfs, true",
        "lustre, true",
        "ext4, false",
        "xfs, false",
        "btrfs, false",
        "tmpfs, false",
        "overlay, false",
        "apfs, false",
        "NTFS, false",
        "fuseblk, false"
    })
    void knowsStorageOfOtherMachines(String type, boolean network) {
        assertThat(NetworkStorage.isNetwork(type)).isEqualTo(network);
        assertThat(new Sqlite(NetworkStorage.isNetwork(type)).warnings()).hasSize(network ? 1 : 0);
    }

    @Test
    void aFileOfThisMachineGivesNoWarning() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(Dialect.of(connection).warnings()).isEmpty();
        }
    }
}
