// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/**
 * How far finite values reach that lie below or above all points. Shown all values of a chunk that holds such a one, since few chunks
 * do: a value that lies between points is never the farthest then. Mutable, for one thread at a time.
 */
final class FarValues {
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(double value) {
        // Adding 0.0 turns -0.0 into 0.0, so that the order of equal values does not show.
        lowest = value < lowest && value > Double.NEGATIVE_INFINITY ? value + 0.0 : lowest;
        highest = value > highest && value < Double.POSITIVE_INFINITY ? value + 0.0 : highest;
    }

    void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            add(values[i]);
        }
    }

    void merge(FarValues other) {
        add(other.lowest);
        add(other.highest);
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }
}
