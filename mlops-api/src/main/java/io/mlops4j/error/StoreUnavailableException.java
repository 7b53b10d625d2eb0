// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or refuses to work just now (closed connection, full disk, missing folder). Nothing of the
 * call was acknowledged: retry later.
 */
public final class StoreUnavailableException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error with its sentence.
     *
     * @param message what could not be done, to which thing, and why
     */
    public StoreUnavailableException(String message) {
        super(message, null);
    }

    /**
     * Makes the error with its sentence and what led to it.
     *
     * @param message what could not be done, to which thing, and why
     * @param cause what led to it, or null
     */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
