// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

/**
 * The upper tail of a weighted sum of squared standard normal variables by Smirnov's formula: an alternating sum of integrals
 * between the poles of the characteristic function, each with an inverse square root at both ends. Source: Smirnov (1936), "Sur la
 * distribution de omega carré"; the weights of both users are simple, which the formula needs.
 */
final class AlternatingIntegrals {
    // Up to here the integrands that matter fall by no more than exp(-40) from end to end.
    private static final double GENTLE_BELOW = 2;

    private static final Nodes FEW = new Nodes(48);

    // Enough to follow exp(-1117 v) to the last digits, the steepest integrand that is not below every double.
    private static final Nodes MANY = new Nodes(256);

    /** The smooth part of the integrand between the poles {@code 2 k - 1} and {@code 2 k}. */
    interface Integrand {
        double at(int k, double v);
    }

    private AlternatingIntegrals() {}

    /** The sum, for the tail from {@code x} on. */
    static double sum(double x, Integrand integrand) {
        Nodes nodes = x < GENTLE_BELOW ? FEW : MANY;
        double sum = 0;
        double term = 1;
        // Terms fall faster than geometrically.
        for (int k = 1; term > 1e-17 * sum; k++) {
            term = nodes.integral(k, integrand);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, Math.max(0, sum));
    }

    /** The rule of Gauss and Chebyshev, over pi. */
    private static final class Nodes {
        private final double[] places;
        // With sqrt(1 - v^2) / sqrt(cos(pi v / 2)), the part of the integrands that all have.
        private final double[] weights;

        Nodes(int number) {
            places = new double[number];
            weights = new double[number];
            for (int node = 0; node < number; node++) {
                double angle = Math.PI * (2 * node + 1) / (2 * number);
                double v = StrictMath.cos(angle);
                places[node] = v;
                weights[node] = StrictMath.sin(angle) / Math.sqrt(StrictMath.cos(Math.PI / 2 * v)) / number;
            }
        }

        double integral(int k, Integrand integrand) {
            double sum = 0;
            for (int node = 0; node < places.length; node++) {
                sum += weights[node] * integrand.at(k, places[node]);
            }
            return sum;
        }
    }
}
