// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.fs.file.Placing;

/** The same where there are no hard links. */
class FolderPlacingBackendContractTest extends DirectoryBackendContractTest {
    @Override
    Placing placing() {
        return Placing.FOLDER;
    }
}
