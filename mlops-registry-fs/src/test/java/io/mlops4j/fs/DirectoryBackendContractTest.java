// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ModelName;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.BackendContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBackendContractTest extends BackendContract {
    @TempDir
    Path folder;

    @Override
    protected Backend open() {
        return DirectoryBackend.at(folder, placing());
    }

    @Override
    protected Backend reopen(Backend backend) {
        return DirectoryBackend.at(folder, placing());
    }

    @Override
    protected Optional<Executable> damageTo(Backend backend, ModelName model) {
        return Optional.of(() -> {
            for (Path file : Trees.files(folder.resolve("models"))) {
                String text = Files.readString(file);
                Trees.replace(file, text.replace("\"n\":1", "\"n\":2").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** How names are given; null for what the file system can. */
    @Nullable
    Placing placing() {
        return null;
    }
}
