// SPDX-License-Identifier: Apache-2.0
/**
 * The stored forms of reference profiles and current counts.
 *
 * <p>Here belongs a new version of a stored form: raise its number, keep reading the old ones, and add a golden file to the
 * tests. Readers are strict: what is damaged, altered or newer is refused with a typed error that says what is wrong. Not an
 * API: users call {@link io.mlops4j.drift}, which lies above.
 */
@NullMarked
package io.mlops4j.drift.codec;

import org.jspecify.annotations.NullMarked;
