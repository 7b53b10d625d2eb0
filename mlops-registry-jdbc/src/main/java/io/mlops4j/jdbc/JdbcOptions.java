// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.common.Names;
import io.mlops4j.jdbc.migration.SchemaMode;
import io.mlops4j.jdbc.migration.TablePrefix;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a database is used as a store. Every host of one store gives the same prefix and the same folder. Immutable; each
 * {@code with} gives a new value.
 *
 * @param prefix what the names of the tables begin with
 * @param schema whether tables are made and changed, checked, or taken as they are
 * @param folder where the contents of artifacts lie, or null if only small ones are kept, in the database
 * @param inDatabaseLimit up to how many bytes contents are kept in the database, 0 to {@value #MAX_IN_DATABASE}
 */
public record JdbcOptions(
        TablePrefix prefix, SchemaMode schema, @Nullable Path folder, int inDatabaseLimit) {
    /** Most bytes of a content that the database keeps: values above 16 MiB fail by the default packet limit of MariaDB. */
    public static final int MAX_IN_DATABASE = 8 * 1024 * 1024;

    /** Above this, files are faster than rows in every database measured, and do not grow its backups. */
    private static final int DEFAULT_IN_DATABASE = 1024 * 1024;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if the limit is out of range, or there is no folder and the limit is 0
     */
    public JdbcOptions {
        int least = folder == null ? 1 : 0;
        if (inDatabaseLimit < least || inDatabaseLimit > MAX_IN_DATABASE) {
            throw Names.invalid(
                    "limit of contents in the database", inDatabaseLimit, least + " to " + MAX_IN_DATABASE + " bytes");
        }
    }

    /**
     * Keeps all contents outside of the database, which is right for models and datasets.
     *
     * @param folder a folder of any provider of {@code java.nio.file} that all hosts reach; made when the store is opened if
     *     it does not exist
     * @return options with the default prefix, which make and change the tables
     */
    public static JdbcOptions artifactsIn(Path folder) {
        return new JdbcOptions(TablePrefix.DEFAULT, SchemaMode.MIGRATE, folder, 0);
    }

    /**
     * Keeps all contents in the database, and refuses those of more than 1 MiB by {@link IllegalArgumentException}.
     *
     * @return options with the default prefix, which make and change the tables
     */
    public static JdbcOptions artifactsInDatabase() {
        return new JdbcOptions(TablePrefix.DEFAULT, SchemaMode.MIGRATE, null, DEFAULT_IN_DATABASE);
    }

    /**
     * Keeps small contents in the database.
     *
     * @param bytes up to how many bytes, 0 to {@value #MAX_IN_DATABASE}
     * @return these options with that limit
     * @throws IllegalArgumentException if the limit is out of range
     */
    public JdbcOptions withArtifactsInDatabaseUpTo(int bytes) {
        return new JdbcOptions(prefix, schema, folder, bytes);
    }

    /**
     * Chooses what the names of the tables begin with.
     *
     * @param chosen 1 to 20 of a to z, 0 to 9 and _, the first a letter
     * @return these options with that prefix
     * @throws IllegalArgumentException if the prefix holds anything else
     */
    public JdbcOptions withTablePrefix(String chosen) {
        return new JdbcOptions(new TablePrefix(chosen), schema, folder, inDatabaseLimit);
    }

    /**
     * Chooses who makes and changes the tables.
     *
     * @param chosen what is done when the store is opened
     * @return these options with that mode
     */
    public JdbcOptions withSchema(SchemaMode chosen) {
        return new JdbcOptions(prefix, chosen, folder, inDatabaseLimit);
    }
}
