// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The name is taken, or a write-once value has another value already. Nothing was changed.
 */
public final class AlreadyExistsException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error with its sentence.
     *
     * @param message what could not be done, to which thing, and why
     */
    public AlreadyExistsException(String message) {
        super(message, null);
    }

    /**
     * Makes the error with its sentence and what led to it.
     *
     * @param message what could not be done, to which thing, and why
     * @param cause what led to it, or null
     */
    public AlreadyExistsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
