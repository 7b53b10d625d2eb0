// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class PrintSchemaTest {
    /** As people run it who have downloaded one file. */
    @Test
    void needsNoOtherJar() throws Exception {
        URL jar = PrintSchema.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Class<?> prefix = alone.loadClass(TablePrefix.class.getName());
            Method print = alone.loadClass(PrintSchema.class.getName())
                    .getDeclaredMethod("print", String.class, prefix, int.class, Appendable.class);
            print.setAccessible(true);
            StringBuilder printed = new StringBuilder();
            print.invoke(null, "postgresql", prefix.getConstructor(String.class).newInstance("team_"), 2, printed);
            assertThat(printed)
                    .contains("CREATE TABLE IF NOT EXISTS team_model")
                    .contains("INSERT INTO team_schema_version (version, name, checksum) VALUES (2, 'V2__registry', '")
                    .doesNotContain("V1__")
                    .doesNotContain("${");
        }
    }
}
