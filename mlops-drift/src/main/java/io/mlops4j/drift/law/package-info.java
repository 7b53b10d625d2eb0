// SPDX-License-Identifier: Apache-2.0
/**
 * How statistics are distributed when nothing has drifted: the source of every p-value.
 *
 * <p>Here belongs the law of a new statistic: one class of pure functions on sizes and values, with the source of its formula and
 * reference values in the statistic's file. Lies below {@code statistic}, which says which law applies. Pure: no I/O, clock or
 * chance. Not an API.
 */
@NullMarked
package io.mlops4j.drift.law;

import org.jspecify.annotations.NullMarked;
