// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.io.Serializable;
import java.util.Map;

/**
 * A measure of the distance between a reference and a current sample, with all its options.
 *
 * <p>Zero means no difference was seen; larger means further apart. Immutable and safe for many threads. Crosses processes of the
 * same version of the library by Java serialisation, as a part of options does.
 */
public sealed interface DriftStatistic extends Serializable
        permits BinnedStatistic, RankedStatistic, ValuedStatistic, MissingShare, UnseenShare {
    /**
     * The short name by which reports and options refer to the statistic.
     *
     * @return lower case, the same in every version of the library
     */
    String id();

    /**
     * The name for people.
     *
     * @return for instance {@code Population stability index}
     */
    String title();

    /**
     * Everything needed to compute the number by hand, given the counts.
     *
     * @return full sentences
     */
    String rule();

    /**
     * The options, for programs.
     *
     * @return option name to its value, in a fixed order
     */
    Map<String, String> fields();

    /**
     * The effect from which on a difference matters.
     *
     * @return positive, in the unit of {@link TestResult#effect()}
     */
    double threshold();
}
