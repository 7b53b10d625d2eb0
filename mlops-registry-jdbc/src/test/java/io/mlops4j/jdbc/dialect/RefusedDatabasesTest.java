// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.PostgresDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases, and settings of databases, that would not keep what they are given. */
class RefusedDatabasesTest {
    @ParameterizedTest
    @ValueSource(strings = {"MySQL", "Oracle", "Microsoft SQL Server", "Apache Derby", "HSQL Database Engine"})
    void otherDatabasesAreNamedAndRefused(String product) {
        Connection connection = answering(
                Connection.class, answering(DatabaseMetaData.class, product, "getDatabaseProductName"), "getMetaData");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dialect.of(connection))
                .withMessage("Invalid database: '" + product + "' (must be PostgreSQL, MariaDB, SQLite or H2)");
    }

    @Test
    void postgresThatCannotKeepEveryTextIsRefused() throws SQLException {
        JdbcUrl schema = PostgresDatabase.instance().fresh();
        try (Connection connection = schema.getConnection()) {
            Sql.execute(connection, "DROP DATABASE IF EXISTS western");
            Sql.execute(connection, "CREATE DATABASE western ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        }
        try (Connection connection = new JdbcUrl(schema.url().replace("/postgres?", "/western?")).getConnection()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dialect.of(connection))
                    .withMessageContaining("UTF8")
                    .withMessageContaining("LATIN1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IGNORECASE=TRUE",
                "MODE=Oracle",
                "INIT=SET COLLATION ENGLISH STRENGTH PRIMARY",
            })
    void h2ThatTakesTextsForOneAnotherIsRefused(String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;USER=sa;" + setting)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dialect.of(connection))
                    .withMessageContaining("'H2'");
        }
    }

    private static <T> T answering(Class<T> type, Object answer, String question) {
        return type.cast(Proxy.newProxyInstance(
                RefusedDatabasesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    if (method.getName().equals(question)) {
                        return answer;
                    }
                    throw new SQLException("nothing else may be asked");
                }));
    }
}
