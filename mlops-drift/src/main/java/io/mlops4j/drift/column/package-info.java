// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept of one column: its reference, and the additive counts of what came later.
 *
 * <p>Here belongs a new kind of column: a profile, its counts, and the draft that collects a reference sample. Counts are whole
 * numbers that only grow, so merging is exact, commutative and associative. Not an API: users reach columns through
 * {@link io.mlops4j.drift}, which lies above this package; stored forms are in the codec package.
 */
@NullMarked
package io.mlops4j.drift.column;

import org.jspecify.annotations.NullMarked;
