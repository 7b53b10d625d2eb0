// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.fs.file.Placing;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.ArtifactStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreContractTest extends ArtifactStoreContract {
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

    /** How names are given; null for what the file system can. */
    @Nullable
    Placing placing() {
        return null;
    }
}
