// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** PostgreSQL with tables that are made already, for a user who has the rights that docs/jdbc.md lists and no others. */
final class GrantedDatabase implements TestDatabase {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_`, ]+`) \\| ([A-Z, ]+) \\|");

    @Override
    public String toString() {
        return "PostgreSQL, with the rights of the manual";
    }

    @Override
    public JdbcUrl fresh() {
        JdbcUrl owner = PostgresDatabase.instance().fresh();
        JdbcBackend.open(owner, JdbcOptions.artifactsInDatabase()).close();
        String schema = owner.url().replaceAll(".*currentSchema=(\\w+).*", "$1");
        String user = "user_of_" + schema;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + user + " LOGIN");
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + user);
            for (String grant : grants()) {
                statement.execute(grant + " TO " + user);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcUrl(owner.url().replace("user=postgres", "user=" + user));
    }

    private static List<String> grants() {
        List<String> grants = new ArrayList<>();
        for (MatchResult row : ROW.matcher(section()).results().toList()) {
            NAME.matcher(row.group(1))
                    .results()
                    .forEach(table -> grants.add("GRANT " + row.group(2) + " ON mlops_" + table.group()));
        }
        assertThat(grants).isNotEmpty();
        return grants;
    }

    private static String section() {
        try {
            String page = Files.readString(Path.of("..", "docs", "jdbc.md"));
            return page.substring(page.indexOf("## Who makes the tables"), page.indexOf("## Where files lie"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
