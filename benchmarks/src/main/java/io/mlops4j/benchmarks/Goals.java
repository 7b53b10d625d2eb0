// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

/**
 * Goals of the drift areas that depend on the JVM they run on.
 *
 * @param javaFeature the JDK's number, for instance 17
 * @param vectorModule whether the host switched {@code jdk.incubator.vector} on
 */
record Goals(int javaFeature, boolean vectorModule) {
    // From here on, sorting doubles uses the processor's vectors, and so is the peers' whole work about four times as
    // fast.
    private static final int FAST_SORT = 22;
    // The Vector API that a vector kernel needs at least.
    private static final int FAST_VECTORS = 25;

    static Goals ofThisJvm() {
        return new Goals(
                Runtime.version().feature(),
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }

    /** Times faster than the naive loop at 10 bins. */
    double tenBins() {
        return vectorModule && javaFeature >= FAST_VECTORS ? 20 : 14;
    }

    /**
     * Times faster than sorting both samples.
     *
     * @param points 10,000, 100,000 or 1,000,000
     */
    double kolmogorovSmirnov(int points) {
        boolean fastSort = javaFeature >= FAST_SORT;
        return switch (points) {
            case 10_000 -> fastSort ? 3 : 12;
            case 100_000 -> fastSort ? 2.5 : 10;
            case 1_000_000 -> fastSort ? 1.6 : 7;
            default -> throw new IllegalArgumentException("Invalid points: " + points + " (there is no goal for them)");
        };
    }
}
