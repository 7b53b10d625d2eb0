// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scripts in the jar, in folder {@code io/mlops4j/jdbc/schema}. */
public final class SchemaScripts {
    private static final String FOLDER = "/io/mlops4j/jdbc/schema/";

    private SchemaScripts() {}

    /**
     * Reads the scripts of a database.
     *
     * @param dialect {@code postgresql}, {@code mariadb}, {@code sqlite} or {@code h2}
     * @param prefix the table prefix
     * @return all of them, in the order in which they are to be applied
     * @throws IllegalArgumentException if there is no such folder
     */
    public static List<SchemaScript> of(String dialect, TablePrefix prefix) {
        List<SchemaScript> scripts = new ArrayList<>();
        for (String name : read("scripts").lines().toList()) {
            int version = scripts.size() + 1;
            if (!name.startsWith("V" + version + "__")) {
                throw new IllegalStateException("Cannot read script '" + name + "': its number is not " + version);
            }
            scripts.add(new SchemaScript(version, name, read(dialect + "/" + name + ".sql"), prefix));
        }
        return List.copyOf(scripts);
    }

    private static String read(String name) {
        try (InputStream file = SchemaScripts.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalArgumentException("Invalid schema script: '" + name + "' (there is no such script)");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
