// SPDX-License-Identifier: Apache-2.0
/**
 * Measures of the distance between two samples, computed from counts.
 *
 * <table>
 * <caption>The statistics, by what they need to know</caption>
 * <tr><th>counts in bins, for columns of every kind</th><td>{@link PopulationStabilityIndex}, {@link KullbackLeibler}, {@link
 *     JensenShannon}, {@link ChiSquare}, {@link CramersV}, {@link TotalVariation}, {@link LInfinity}, {@link Hellinger}</td></tr>
 * <tr><th>the order of numbers</th><td>{@link KolmogorovSmirnov}, {@link CramerVonMises}, {@link AndersonDarling}, {@link
 *     MannWhitney}</td></tr>
 * <tr><th>how far apart numbers are</th><td>{@link Wasserstein}, {@link EnergyDistance}, {@link MeanDifference}</td></tr>
 * <tr><th>how many values are missing, for columns of every kind</th><td>{@link MissingShare}</td></tr>
 * <tr><th>how many rows are in categories that the reference lacks</th><td>{@link UnseenShare}</td></tr>
 * </table>
 *
 * <p>Here belongs a new drift statistic: one final class that extends {@link BinnedStatistic}, {@link RankedStatistic} or
 * {@link ValuedStatistic}, its name in the {@code permits} list there (that list is the catalogue) and in the table above, and one
 * file of reference values under {@code src/test/resources} that names tool, version and expression; its null distribution goes to
 * the {@code law} package below. A statistic states its formula, its source and its degenerate inputs; thresholds are options,
 * and decisions are made a package higher.
 *
 * <p>Pure: nothing here reads a file, a clock or a source of chance. All types are immutable and safe for many threads.
 */
@NullMarked
package io.mlops4j.drift.statistic;

import org.jspecify.annotations.NullMarked;
