// SPDX-License-Identifier: Apache-2.0
/**
 * Drift of data against a reference: profile once, count anywhere, merge, compare.
 *
 * <ol>
 *   <li>A {@link io.mlops4j.drift.ReferenceProfile} is built once from a reference sample and stored with the model.
 *   <li>{@link io.mlops4j.drift.CurrentCounts} accumulate later data in one pass, from arrays, rows or vectors, in any number of
 *       parts; merging adds them up, so the same data gives the same report, bit for bit, however it was split.
 *   <li>A {@link io.mlops4j.drift.DriftReport} says per column and statistic the value, its rule, its p-value and a verdict with
 *       the reason.
 * </ol>
 *
 * <p>Here belongs what users touch, and nothing else. This package lies above the packages {@code kernel} (counting loops),
 * {@code law} (null distributions), {@code statistic} (formulas; a new one goes
 * there), {@code resampling} (samples without drift), {@code column} (what is kept of a column) and {@code codec} (stored forms),
 * and below {@code arrow} (vectors) and {@code html} (pages for people), which use only what is public here.
 */
@NullMarked
package io.mlops4j.drift;

import org.jspecify.annotations.NullMarked;
