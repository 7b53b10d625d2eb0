// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import io.mlops4j.common.Digest;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.sql.Database;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Contents up to a size in the database, larger ones in a folder. Both are always looked through, so that the limit can be
 * changed. As thread-safe as the database it is given.
 */
public final class JdbcArtifactStore implements ArtifactStore {
    private final Database database;
    private final TableContents table;
    private final @Nullable FolderContents folder;
    private final int limit;

    /**
     * Chooses the places.
     *
     * @param database where small contents are kept
     * @param folder where all others are kept, or null to refuse them
     * @param limit up to how many bytes contents are kept in the database, 0 for none
     */
    public JdbcArtifactStore(Database database, @Nullable FolderContents folder, int limit) {
        this.database = database;
        this.table = new TableContents(database);
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the content is above the limit and there is no folder; nothing was stored
     */
    @Override
    public Stored put(InputStream content) throws IOException {
        database.requireOpen();
        if (limit == 0 && folder != null) {
            return folder.put(content);
        }
        byte[] head = content.readNBytes(limit + 1);
        if (head.length <= limit) {
            return table.put(head);
        }
        if (folder == null) {
            throw new IllegalArgumentException(
                    "Invalid content: more than " + limit + " bytes (must be at most that, since"
                            + " it is kept in the database; JdbcOptions.artifactsIn gives larger ones a folder)");
        }
        return folder.put(new SequenceInputStream(new ByteArrayInputStream(head), content));
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        database.requireOpen();
        Optional<InputStream> file = folder == null ? Optional.empty() : folder.open(digest);
        return file.isPresent() ? file : table.find(digest).map(ByteArrayInputStream::new);
    }

    @Override
    public boolean contains(Digest digest) {
        database.requireOpen();
        return (folder != null && folder.contains(digest)) || table.contains(digest);
    }

    @Override
    public void erase(Digest digest) throws IOException {
        database.requireOpen();
        if (folder != null) {
            folder.erase(digest);
        }
        table.erase(digest);
    }

    @Override
    public List<Digest> list() {
        database.requireOpen();
        TreeSet<Digest> all = new TreeSet<>(table.list());
        if (folder != null) {
            try {
                all.addAll(folder.list());
            } catch (IOException e) {
                throw new StoreUnavailableException("Cannot list the contents: " + e.getMessage(), e);
            }
        }
        return List.copyOf(all);
    }
}
