// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.error;

import org.jspecify.annotations.Nullable;

/**
 * A stored record is damaged: truncated, altered, or not what its checksum says. The message names it. Nothing was guessed
 * from it; restore it from a copy.
 */
public final class CorruptRecordException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error with its sentence.
     *
     * @param message what could not be done, to which thing, and why
     */
    public CorruptRecordException(String message) {
        super(message, null);
    }

    /**
     * Makes the error with its sentence and what led to it.
     *
     * @param message what could not be done, to which thing, and why
     * @param cause what led to it, or null
     */
    public CorruptRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
