// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * An exported model, to be read twice: once to check it, and once to take it over. So each call has to open a new stream; one
 * that exists only once, such as the body of a request, is kept in a file first.
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
     * @return a stream that nobody has read from; closed by whoever asked
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
}
