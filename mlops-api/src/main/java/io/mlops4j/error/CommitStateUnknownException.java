// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The store may or may not have taken the change: its answer was lost. Verify before repeating the call.
 */
public final class CommitStateUnknownException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error with its sentence.
     *
     * @param message what could not be done, to which thing, and why
     */
    public CommitStateUnknownException(String message) {
        super(message, null);
    }

    /**
     * Makes the error with its sentence and what led to it.
     *
     * @param message what could not be done, to which thing, and why
     * @param cause what led to it, or null
     */
    public CommitStateUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
