// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept of one column: its reference, and the additive counts of what came later.
 *
 * <p>Here belongs a new kind of column: a profile, its counts, and the draft that collects a reference sample. Counts are whole
 * numbers that only grow, so merging is exact, commutative and associative. Stored forms are in the codec package.
 *
 * <p>Users name one type of this package, {@link io.mlops4j.drift.column.Binning}, as an option; the rest is not an API: columns are
 * reached through {@link io.mlops4j.drift}, which lies above.
 */
@NullMarked
package io.mlops4j.drift.column;

import org.jspecify.annotations.NullMarked;
