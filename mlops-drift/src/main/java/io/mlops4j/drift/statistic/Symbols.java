// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** What the letters in the rules stand for. */
final class Symbols {
    /** In sums over bins. */
    static final String SHARES =
            "r and c being the shares of the reference (n values) and of the current sample (m values)";

    /** In integrals and largest differences over the line. */
    static final String FUNCTIONS =
            "F and G being the empirical distribution functions of the reference (n values) and of the"
                    + " current sample (m values)";

    private Symbols() {}
}
