// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small store, what was in it, and a look at whether damage to it is reported. */
abstract class StoreFixture {
    @TempDir
    Path root;

    Everything before;
    Map<String, String> tree;

    @BeforeEach
    void write() throws IOException {
        Everything.write(root);
        before = Everything.in(root);
        tree = Trees.snapshot(root);
    }

    @AfterEach
    void damageWasUndone() {
        assertThat(Everything.in(root)).isEqualTo(before);
        assertThat(Trees.snapshot(root)).isEqualTo(tree);
    }

    final List<Path> files(String... suffixes) {
        return Trees.files(root).stream()
                .filter(file -> Arrays.stream(suffixes)
                        .anyMatch(suffix -> file.getFileName().toString().endsWith(suffix)))
                .toList();
    }

    final void assertReported(Path file, String damage) {
        Throwable error = catchThrowable(() -> Everything.part(root, file));

        assertThat(error)
                .as("%s, %s", file, damage)
                .isInstanceOf(MlopsException.class)
                .isInstanceOfAny(CorruptRecordException.class, UnsupportedFormatException.class)
                .hasMessageContaining(file.getFileName().toString());
    }
}
