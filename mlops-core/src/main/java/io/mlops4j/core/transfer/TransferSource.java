// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * An exported model, to be read twice: once to check it, and once to take it over.
 *
 * <pre>{@code
 * mlops.transfer().read(() -> Files.newInputStream(Path.of("churn.mlops4j")));
 * }</pre>
 */
@FunctionalInterface
public interface TransferSource {
    /**
     * Opens the stream at its start.
     *
     * @return the stream; closed by whoever asked
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
}
