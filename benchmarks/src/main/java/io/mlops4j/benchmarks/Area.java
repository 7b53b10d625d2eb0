// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.List;

/** A part of the product with bars of its own. */
interface Area {
    /** The word that selects it on the command line. */
    String name();

    /** What it measures, in one line. */
    String about();

    /** Measures, and compares each figure with its goal. */
    List<Bar> measure() throws Exception;
}
