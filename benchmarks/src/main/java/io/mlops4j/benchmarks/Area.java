// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.List;

/** A part of the product with bars of its own. */
interface Area {
    /** What selects it on the command line: one word, or more joined by hyphens, of which the first ones select a group. */
    String name();

    /** What it measures, in one line. */
    String about();

    /** Measures, and compares each figure with its goal. */
    List<Bar> measure() throws Exception;
}
