// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of the errors that this library throws about the state of a store or a thing in it.
 *
 * <p>Messages have one form: {@code Cannot <verb> <thing> '<id>': <reason>}.
 */
public abstract class MlopsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what could not be done, to which thing, and why
     * @param cause what led to it, or null
     */
    protected MlopsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
