// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One step of the schema of one database.
 *
 * @param version 1 for the first step
 * @param name the script's name, such as {@code V2__registry}
 * @param text the script as it is in the jar, with {@code ${prefix}} in place of the table prefix
 * @param prefix the table prefix
 */
public record SchemaScript(int version, String name, String text, TablePrefix prefix) {
    private static final String PLACEHOLDER = "${prefix}";

    /**
     * Gives the statements to be run one by one, each of which may be run again.
     *
     * @return statements without comments and without the closing semicolon
     */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : bare().lines().toList()) {
            statement.append(line.replace(PLACEHOLDER, prefix.value())).append('\n');
            if (line.endsWith(";")) {
                statements.add(statement.substring(0, statement.length() - ";\n".length()));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("Cannot read script '" + name + "': its last statement has no semicolon");
        }
        return statements;
    }

    /**
     * Identifies what the script does: a comment may be corrected, a statement never.
     *
     * @return SHA-256 of the lines that are neither comments nor empty, the prefix not filled in, in hexadecimal
     */
    public String checksum() {
        try {
            byte[] bytes = bare().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private String bare() {
        StringBuilder lines = new StringBuilder();
        text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.startsWith("--"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    /**
     * Gives the whole script for people and tools that apply it themselves. It records itself in the history, so that
     * {@link SchemaMode#VALIDATE} finds it.
     *
     * @return SQL with comments
     */
    public String printable() {
        return text.strip().replace(PLACEHOLDER, prefix.value()) + "\n\n" + entry() + ";\n";
    }

    /** Gives the statement that records the script in the history. All values are of this library's own jar. */
    String entry() {
        return "INSERT INTO " + prefix + "schema_version (version, name, checksum) VALUES (" + version + ", '" + name
                + "', '" + checksum() + "')";
    }
}
