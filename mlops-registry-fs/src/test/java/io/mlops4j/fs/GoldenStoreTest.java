// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.Mlops;
import io.mlops4j.spi.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores that were written long ago can be read, checked and written. */
class GoldenStoreTest {
    @TempDir
    Path folder;

    static Stream<Path> all() {
        return GoldenStore.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItWasWritten(Path golden) throws IOException {
        Path store = GoldenStore.copy(golden, folder);

        assertThat(StoreFacts.in(store)).isEqualTo(GoldenStore.facts(golden));
        try (DirectoryBackend backend = DirectoryBackend.at(store)) {
            assertThat(backend.verify().findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenOn(Path golden) throws IOException {
        Path store = GoldenStore.copy(golden, folder);
        Backend backend = DirectoryBackend.at(store);
        try (Mlops mlops = PublishScript.open(backend, "new-")) {
            mlops.registry().describe(PublishScript.MODEL, "new");

            assertThat(StoreFacts.in(backend)).containsAll(GoldenStore.facts(golden));
        }
    }

    @Test
    void thereIsOneOfTheFormatThatIsWritten() throws IOException {
        GoldenStore.main(new String[] {folder.toString()});

        assertThat(all().map(golden -> golden.getFileName().toString())).contains("format-1");
        assertThat(GoldenStore.facts(folder).stream().map(fact -> fact.split(" ", 2)[0]))
                .isEqualTo(GoldenStore.facts(GoldenStore.FOLDER.resolve("format-1")).stream()
                        .map(fact -> fact.split(" ", 2)[0])
                        .toList());
    }
}
