// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

/**
 * The upper tail of a weighted sum of squared standard normal variables by Smirnov's formula: an alternating sum of integrals
 * between the poles of the characteristic function, each with an inverse square root at both ends. Source: Smirnov (1936), "Sur la
 * distribution de omega carré"; the weights of both users are simple, which the formula needs.
 */
final class AlternatingIntegrals {
    // Enough to follow exp(-1117 v) from end to end to the last digits, the steepest integrand that is not below every
    // double.
    private static final int NODES = 256;

    private static final double[] PLACES = new double[NODES];
    // sqrt(1 - v^2) / sqrt(cos(pi v / 2)) times the weight of the rule of Gauss and Chebyshev, over pi.
    private static final double[] WEIGHTS = new double[NODES];

    static {
        for (int node = 0; node < NODES; node++) {
            double angle = Math.PI * (2 * node + 1) / (2 * NODES);
            double v = StrictMath.cos(angle);
            PLACES[node] = v;
            WEIGHTS[node] = StrictMath.sin(angle) / Math.sqrt(StrictMath.cos(Math.PI / 2 * v)) / NODES;
        }
    }

    /** The smooth part of the integrand between the poles {@code 2 k - 1} and {@code 2 k}. */
    interface Integrand {
        double at(int k, double v);
    }

    private AlternatingIntegrals() {}

    static double sum(Integrand integrand) {
        double sum = 0;
        double term = 1;
        // Terms fall faster than geometrically.
        for (int k = 1; term > 1e-17 * sum; k++) {
            term = 0;
            for (int node = 0; node < NODES; node++) {
                term += WEIGHTS[node] * integrand.at(k, PLACES[node]);
            }
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, Math.max(0, sum));
    }
}
