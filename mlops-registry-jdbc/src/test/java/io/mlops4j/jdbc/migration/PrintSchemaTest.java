// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintSchemaTest {
    /** As people run it who have downloaded one file. */
    @Test
    void needsNoOtherJar() throws Exception {
        URL jar = PrintSchema.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Method text = alone.loadClass(PrintSchema.class.getName()).getDeclaredMethod("text", String[].class);
            text.setAccessible(true);
            assertThat((String) text.invoke(null, (Object) new String[] {"postgresql", "team_", "2"}))
                    .contains("CREATE TABLE IF NOT EXISTS team_model")
                    .contains("INSERT INTO team_schema_version (version, name, checksum) VALUES (2, 'V2__registry', '")
                    .doesNotContain("V1__")
                    .doesNotContain("${");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite", "h2"})
    @DisplayName("a database alone gives all of its scripts with the default prefix, and the usage names it")
    void printsAllScripts(String database) {
        assertThat(PrintSchema.text(database)).contains("V1__", "V4__", "mlops_model");
        assertThat(PrintSchema.usage("x")).startsWith("x").contains(database);
    }

    @ParameterizedTest
    @CsvSource({
        "'', number of arguments",
        "postgres, 'postgresql, mariadb, sqlite, h2'",
        "oracle, 'postgresql, mariadb, sqlite, h2'",
        "../h2, 'postgresql, mariadb, sqlite, h2'",
        "h2 Team, table prefix",
        "h2 team_ zero, first script",
        "h2 team_ 0, first script",
        "h2 team_ 5, 1 to 4",
        "h2 team_ 9999999999, first script",
        "h2 team_ 1 2, number of arguments",
    })
    @DisplayName("arguments that it does not take are told with what it takes")
    void tellsWhatItTakes(String arguments, String told) {
        String[] given = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrintSchema.text(given))
                .withMessageContaining(told);
    }
}
