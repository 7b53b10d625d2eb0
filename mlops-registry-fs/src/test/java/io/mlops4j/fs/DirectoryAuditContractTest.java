// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.AuditContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAuditContractTest extends AuditContract {
    @TempDir
    Path folder;

    @Override
    protected Backend open() {
        return DirectoryBackend.at(folder);
    }

    @Override
    protected Backend reopen(Backend backend) {
        return DirectoryBackend.at(folder);
    }
}
