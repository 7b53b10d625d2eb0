// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import io.mlops4j.common.Digest;
import io.mlops4j.jdbc.sql.Database;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.ArtifactStore.Stored;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Contents as rows, each read and written whole. As thread-safe as the database it is given. */
final class TableContents {
    private final Database database;

    TableContents(Database database) {
        this.database = database;
    }

    Stored put(byte[] content) {
        Digest digest = Digest.of(content);
        database.write("store content '" + digest + "'", session -> put(session, digest, content));
        return new Stored(digest, content.length);
    }

    Optional<byte[]> find(Digest digest) {
        return database.read("read content '" + digest + "'", session -> find(session, digest));
    }

    boolean contains(Digest digest) {
        return database.read("look for content '" + digest + "'", session -> isThere(session, digest));
    }

    void erase(Digest digest) {
        database.write(
                "erase content '" + digest + "'",
                session -> session.update("DELETE FROM {content} WHERE digest = ?", digest.hex()));
    }

    List<Digest> list() {
        return database.read(
                "list the contents",
                session -> session.list("SELECT digest FROM {content}", row -> new Digest(row.getString(1))));
    }

    /** If another transaction stores it meanwhile, the insert fails on its key, and the work is run again. */
    private static boolean put(Session session, Digest digest, byte[] content) throws SQLException {
        Optional<byte[]> there = find(session, digest);
        if (there.isEmpty()) {
            session.update(
                    "INSERT INTO {content} (digest, size_bytes, content) VALUES (?, ?, ?)",
                    digest.hex(),
                    content.length,
                    content);
        } else if (!Arrays.equals(there.get(), content)) {
            // it was damaged, and who stores it again holds the right bytes in hand
            session.update(
                    "UPDATE {content} SET size_bytes = ?, content = ? WHERE digest = ?",
                    content.length,
                    content,
                    digest.hex());
        }
        return true;
    }

    private static Optional<byte[]> find(Session session, Digest digest) throws SQLException {
        return session.first("SELECT content FROM {content} WHERE digest = ?", row -> row.getBytes(1), digest.hex());
    }

    private static boolean isThere(Session session, Digest digest) throws SQLException {
        return session.first("SELECT size_bytes FROM {content} WHERE digest = ?", row -> true, digest.hex())
                .isPresent();
    }
}
