// SPDX-License-Identifier: Apache-2.0
/**
 * The unchecked errors of the library, one class per thing the caller does next.
 *
 * <p>A new error class belongs here only if a caller would react to it in a way that no existing class stands for.
 * Programming errors (bad names, bad ranges, calls after close) stay {@link IllegalArgumentException}, {@link
 * IllegalStateException} and {@link NullPointerException}.
 */
@NullMarked
package io.mlops4j.error;

import org.jspecify.annotations.NullMarked;
