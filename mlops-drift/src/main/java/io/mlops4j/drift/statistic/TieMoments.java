// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.AndersonDarlingLaw;

/**
 * The first three moments of the Anderson-Darling statistic at given ties, as sums of powers of the weights of its quadratic form:
 * traces of powers of the covariance of the gaps in the middle of their steps, each divided by its variance. The covariance of two
 * gaps is {@code H (1 - H')}, so running sums suffice.
 */
record TieMoments(double first, double second, double third) {
    static boolean hasTies(RankedCounts counts) {
        for (int point = 0; point < counts.slots(); point += 2) {
            if (counts.reference(point) + counts.current(point) > 1) {
                return true;
            }
        }
        return false;
    }

    static TieMoments of(RankedCounts counts) {
        int slots = counts.slots();
        double all = (double) counts.referenceSize() + counts.currentSize();
        double[] rises = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            rises[slot] = ((double) counts.reference(slot) + counts.current(slot)) / all;
        }
        double[] above = above(rises);
        double first = 0;
        double diagonal = 0;
        double cubes = 0;
        double pairs = 0;
        double pairsOfCubes = 0;
        double triples = 0;
        double belowOnce = 0;
        double belowTwice = 0;
        double height = 0;
        for (int slot = 0; slot < slots; slot++) {
            double rise = rises[slot];
            double h = height + rise / 2;
            double variance = variance(slot, h, rise);
            height += rise;
            if (!(variance > 1e-14 * rise)) {
                continue;
            }
            double weight = rise / variance;
            double up = (1 - h) * (1 - h);
            first += rise;
            diagonal += rise * rise;
            cubes += rise * rise * rise;
            pairs += weight * up * belowOnce;
            pairsOfCubes += weight * up * belowTwice + weight * rise * up * belowOnce;
            triples += weight * h * (1 - h) * belowOnce * above[slot];
            belowOnce += weight * h * h;
            belowTwice += weight * rise * h * h;
        }
        return new TieMoments(first, diagonal + 2 * pairs, cubes + 3 * pairsOfCubes + 6 * triples);
    }

    /** The sums of {@code weight (1 - H)^2} over the slots above each. */
    private static double[] above(double[] rises) {
        double[] above = new double[rises.length];
        double sum = 0;
        double depth = 0;
        for (int slot = rises.length - 1; slot >= 0; slot--) {
            above[slot] = sum;
            double rest = depth + rises[slot] / 2;
            double variance = variance(slot, 1 - rest, rises[slot]);
            depth += rises[slot];
            sum += variance > 1e-14 * rises[slot] ? rises[slot] / variance * rest * rest : 0;
        }
        return above;
    }

    /** Equal values take a quarter of their step off; the values of an interval are not equal. */
    private static double variance(int slot, double h, double rise) {
        return rise == 0 ? 0 : h * (1 - h) - (RankedCounts.isInterval(slot) ? 0 : rise / 4);
    }

    double pValue(double statistic) {
        return AndersonDarlingLaw.pValue(statistic, first, second, third);
    }
}
