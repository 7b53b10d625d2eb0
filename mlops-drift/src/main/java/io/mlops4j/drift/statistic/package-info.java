// SPDX-License-Identifier: Apache-2.0
/**
 * Measures of the distance between two samples, computed from counts.
 *
 * <p>Here belongs a new drift statistic: one final class that implements {@link
 * io.mlops4j.drift.statistic.BinnedStatistic} or {@link io.mlops4j.drift.statistic.RankedStatistic}, its name in the {@code
 * permits} list there (that list is the catalogue), and one file of reference values under {@code src/test/resources} that
 * names tool, version and expression; its null distribution goes to the {@code law} package below. A statistic states its formula, its source and its degenerate inputs; thresholds are
 * options, and decisions are made a package higher.
 *
 * <p>Pure: nothing here reads a file, a clock or a source of chance. All types are immutable and safe for many threads.
 */
@NullMarked
package io.mlops4j.drift.statistic;

import org.jspecify.annotations.NullMarked;
