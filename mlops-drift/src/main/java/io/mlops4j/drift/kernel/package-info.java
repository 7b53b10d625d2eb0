// SPDX-License-Identifier: Apache-2.0
/**
 * Counting loops over chunks of primitive values, and the points they count against.
 *
 * <p>Here belongs what runs once per value and must become fast: a new way to count values, or a faster form of one that is
 * here. Nothing here knows of columns, statistics or Arrow; nothing reads a file, a clock or a source of chance, so the same
 * values always give the same counts. Not an API, {@link io.mlops4j.drift.kernel.NumberSource} excepted: used by the other drift
 * packages only.
 */
@NullMarked
package io.mlops4j.drift.kernel;

import org.jspecify.annotations.NullMarked;
