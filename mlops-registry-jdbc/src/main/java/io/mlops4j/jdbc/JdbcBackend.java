// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.jdbc.content.FolderContents;
import io.mlops4j.jdbc.content.JdbcArtifactStore;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.migration.SchemaMigrations;
import io.mlops4j.jdbc.registry.JdbcRegistryStore;
import io.mlops4j.jdbc.sql.CommitIds;
import io.mlops4j.jdbc.sql.Database;
import io.mlops4j.jdbc.sql.LentDatabase;
import io.mlops4j.jdbc.sql.PooledDatabase;
import io.mlops4j.jdbc.sql.Refusal;
import io.mlops4j.jdbc.sql.Sentence;
import io.mlops4j.jdbc.tracking.JdbcTrackingStore;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything in tables of a relational database: PostgreSQL, MariaDB, SQLite or H2. Many threads, processes and
 * machines may use one store; races are decided by rows, at every isolation level.
 *
 * <p>Connections are borrowed from the host's data source for one unit of work each; the driver, the pool and its settings
 * are the host's. What a call has acknowledged is as durable as a commit of the database. Thread-safe.
 *
 * <p>The stores throw {@link StoreUnavailableException} for what may pass by itself, and {@link IllegalStateException} for
 * what somebody has to mend first: a table that is not there, a right that the user has not got, a database that is only
 * read.
 */
public final class JdbcBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcBackend.class);

    private final Database database;
    private final Dialect dialect;
    private final JdbcOptions options;
    private final String description;
    private final CommitIds commitIds;
    private final RegistryStore registry;
    private final TrackingStore tracking;
    private final ArtifactStore artifacts;

    private JdbcBackend(
            Database database, Dialect dialect, JdbcOptions options, String description, CommitIds commitIds) {
        this.database = database;
        this.dialect = dialect;
        this.options = options;
        this.description = description;
        this.commitIds = commitIds;
        this.registry = new JdbcRegistryStore(database, commitIds);
        this.tracking = new JdbcTrackingStore(database, commitIds);
        Path folder = options.folder();
        @Nullable FolderContents files = folder == null ? null : new FolderContents(folder);
        this.artifacts = new JdbcArtifactStore(database, files, options.inDatabaseLimit());
    }

    /**
     * Opens the store in a database, after making or checking its tables as the options say.
     *
     * @param dataSource gives connections; stays the host's, and is not closed
     * @param options how the database is used
     * @return the backend, to be closed
     * @throws IllegalArgumentException if it is another database than the four, or the folder of artifacts cannot be made
     * @throws IllegalStateException if the user is not let in or has not got the right to do what is needed, or if scripts
     *     are still to be applied where the tables are only checked
     * @throws StoreUnavailableException if it cannot be reached, or does not work
     * @throws UnsupportedFormatException if a newer version of this library changed the tables; nothing was changed
     */
    public static JdbcBackend open(DataSource dataSource, JdbcOptions options) {
        Path folder = options.folder();
        if (folder != null) {
            new FolderContents(folder).make();
        }
        Dialect dialect = dialect(dataSource);
        SchemaMigrations.of(dialect, options.prefix()).run(dataSource, options.schema());
        dialect.warnings().forEach(warning -> LOG.warn("{}", warning));
        String prefix = options.prefix().value();
        String description = dialect.name() + " tables '" + prefix + "*', artifacts in "
                + (folder == null ? "the database" : "'" + folder + "'");
        return new JdbcBackend(
                new PooledDatabase(dataSource, dialect, prefix), dialect, options, description, new CommitIds());
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw Dialect.refusesUser(e)
                    ? Refusal.forbidden("open the database", e)
                    : new StoreUnavailableException("Cannot open the database: " + Sentence.of(e), e);
        }
    }

    /**
     * Joins a transaction of the host, so that what is done through the returned backend is committed with the host's own
     * rows, or not at all. The transaction is never committed or rolled back here, and its connection never closed; a call
     * that throws has undone its own part, and if it throws {@link io.mlops4j.error.ConflictException}, the host rolls back
     * and starts over.
     *
     * <p>Open an {@code Mlops} of its own on the returned backend, and drop it when the transaction ends: one that lived on
     * would remember what was rolled back. Contents that are kept in the folder stay there after a rollback, without a
     * name. For one thread at a time, as the connection is.
     *
     * @param connection the connection of the transaction, not in autocommit mode
     * @return a backend for the time of the transaction; closing it ends its use and nothing else
     * @throws IllegalStateException if the connection is in autocommit mode, or reads what others have not committed
     * @throws StoreUnavailableException if the database cannot be asked
     */
    public Backend joining(Connection connection) {
        database.requireOpen();
        try {
            dialect.requireLent(connection);
        } catch (SQLException e) {
            throw new StoreUnavailableException("Cannot join the host's transaction: " + Sentence.of(e), e);
        }
        Database lent = new LentDatabase(connection, dialect, options.prefix().value());
        return new JdbcBackend(lent, dialect, options, description + ", in a transaction of the host", commitIds);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Scope scope() {
        return Scope.SHARED;
    }

    @Override
    public RegistryStore registry() {
        return registry;
    }

    @Override
    public TrackingStore tracking() {
        return tracking;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        database.close();
    }
}
