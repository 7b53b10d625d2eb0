// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The integral of a power of {@code |F - G|} from the smallest point of a {@link NumberLine} to its largest, on its scale.
 *
 * @param least the smallest it can be
 * @param most the largest it can be; equal to {@code least} if no interval holds values
 */
record EcdfIntegral(double least, double most) {
    // Below the smallest point there are two slots, and the third is that point.
    private static final int FIRST_INTERVAL = 3;

    /** Of {@code |F - G|}. */
    static EcdfIntegral of(NumberLine line) {
        ValuedCounts counts = line.counts();
        EcdfGaps gaps = EcdfGaps.of(counts.ranked());
        double least = 0;
        double most = 0;
        for (int point = 0; point < counts.points() - 1; point++) {
            least += line.width(point) * gaps.least(FIRST_INTERVAL + 2 * point);
            most += line.width(point) * gaps.most(FIRST_INTERVAL + 2 * point);
        }
        return new EcdfIntegral(least, most);
    }

    /** Of {@code (F - G)^2}. */
    static EcdfIntegral ofSquares(NumberLine line) {
        ValuedCounts counts = line.counts();
        EcdfGaps gaps = EcdfGaps.of(counts.ranked());
        double least = 0;
        double most = 0;
        for (int point = 0; point < counts.points() - 1; point++) {
            double smaller = gaps.least(FIRST_INTERVAL + 2 * point);
            double larger = gaps.most(FIRST_INTERVAL + 2 * point);
            least += line.width(point) * smaller * smaller;
            most += line.width(point) * larger * larger;
        }
        return new EcdfIntegral(least, most);
    }
}
