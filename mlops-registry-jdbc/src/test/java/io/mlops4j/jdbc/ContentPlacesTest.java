// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.common.Digest;
import io.mlops4j.jdbc.database.SqliteDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentPlacesTest {
    private static final int LIMIT = 10;

    @TempDir
    Path folder;

    @Test
    @DisplayName("contents up to the limit are kept in the database, larger ones in the folder")
    void sizeDecides() throws IOException {
        JdbcOptions options = JdbcOptions.artifactsIn(folder).withArtifactsInDatabaseUpTo(LIMIT);
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), options);
                JdbcBackend backend = store.open()) {
            backend.artifacts().put(new ByteArrayInputStream(new byte[LIMIT]));
            assertThat(folder).isEmptyDirectory();

            Digest large = backend.artifacts()
                    .put(new ByteArrayInputStream(new byte[LIMIT + 1]))
                    .digest();
            assertThat(folder.resolve(large.hex().substring(0, 2)).resolve(large.hex()))
                    .hasSize(LIMIT + 1);
            assertThat(backend.artifacts().list())
                    .containsExactlyInAnyOrder(Digest.of(new byte[LIMIT]), Digest.of(new byte[LIMIT + 1]));
        }
    }

    @Test
    @DisplayName("without a folder contents above the limit are refused and leave nothing")
    void largeOnesNeedAFolder() throws IOException {
        JdbcOptions options = JdbcOptions.artifactsInDatabase().withArtifactsInDatabaseUpTo(LIMIT);
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), options);
                JdbcBackend backend = store.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> backend.artifacts().put(new ByteArrayInputStream(new byte[LIMIT + 1])))
                    .withMessageStartingWith("Invalid content: more than 10 bytes");
            assertThat(backend.artifacts().list()).isEmpty();
        }
    }

    @Test
    @DisplayName("a folder that cannot be made is found when the store is opened, and a link to one is a folder")
    void wrongFoldersAreFoundAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Path below = file.resolve("artifacts");
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), JdbcOptions.artifactsIn(below))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(store::open)
                    .withMessageContaining("'" + below + "'")
                    .withMessageContaining("Exception");
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), JdbcOptions.artifactsIn(link));
                JdbcBackend backend = store.open()) {
            backend.artifacts().put(new ByteArrayInputStream(new byte[LIMIT]));
            assertThat(backend.artifacts().list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("a damaged row is whole again once its content is stored again")
    void storingAgainHealsRows() throws Exception {
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), JdbcOptions.artifactsInDatabase());
                JdbcBackend backend = store.open()) {
            byte[] content = {1, 2, 3};
            Digest digest =
                    backend.artifacts().put(new ByteArrayInputStream(content)).digest();
            store.execute("UPDATE mlops_content SET content = x'010204'");

            backend.artifacts().put(new ByteArrayInputStream(content));
            assertThat(backend.artifacts().open(digest).orElseThrow()).hasBinaryContent(content);
        }
    }

    @Test
    @DisplayName("limits that no database takes, or that leave no place at all, are refused")
    void limitsAreChecked() {
        JdbcOptions inside = JdbcOptions.artifactsInDatabase();
        for (int limit : new int[] {-1, 0, JdbcOptions.MAX_IN_DATABASE + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> inside.withArtifactsInDatabaseUpTo(limit));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> inside.withTablePrefix("x; DROP TABLE y"));
    }
}
