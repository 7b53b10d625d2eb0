// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaScriptTest {
    private static final String TEXT =
            "-- a comment; not a statement\n\nCREATE TABLE ${prefix}a (\n    b int\n);\nDROP TABLE ${prefix}c;\n";

    @Test
    void splitsAtSemicolonsAtTheEndOfALine() {
        assertThat(script(TEXT).statements()).containsExactly("CREATE TABLE x_a (\n    b int\n)", "DROP TABLE x_c");
    }

    @Test
    void theChecksumIsOfTheStatementsAlone() {
        String checksum = script(TEXT).checksum();
        assertThat(script(TEXT.replace("\n", "\r\n").replace("a comment", "another"))
                        .checksum())
                .isEqualTo(checksum);
        assertThat(new SchemaScript(1, "V1__a", TEXT, TablePrefix.DEFAULT).checksum())
                .isEqualTo(checksum);
        assertThat(script(TEXT.replace("b int", "b text")).checksum()).isNotEqualTo(checksum);
    }

    @Test
    void theLastStatementNeedsItsSemicolon() {
        assertThatIllegalStateException()
                .isThrownBy(() -> script("CREATE TABLE a (b int)\n").statements())
                .withMessageContaining("V1__a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_a", "1a", "A_", "a-b", "a b", "a;", "\u00e4_", "aaaaaaaaaaaaaaaaaaaaa", "a\n"})
    void refusesOtherPrefixes(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TablePrefix(prefix))
                .withMessageContaining("Invalid table prefix");
    }

    @Test
    void everyDatabaseHasTheSameScripts() {
        List<String> names = names("postgresql");
        assertThat(names).isNotEmpty();
        for (String dialect : List.of("mariadb", "sqlite", "h2")) {
            assertThat(names(dialect)).isEqualTo(names);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> names("oracle"));
    }

    private static List<String> names(String dialect) {
        return SchemaScripts.of(dialect, TablePrefix.DEFAULT).stream()
                .map(SchemaScript::name)
                .toList();
    }

    private static SchemaScript script(String text) {
        return new SchemaScript(1, "V1__a", text, new TablePrefix("x_"));
    }
}
