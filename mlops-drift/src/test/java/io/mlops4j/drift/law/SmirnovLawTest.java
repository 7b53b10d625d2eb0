// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmirnovLawTest {
    private static final double PERCENT_OF_P = 1e-7;

    @Test
    void countsThePathsOfSmallSamplesThatStray() {
        for (int n = 1; n <= 12; n++) {
            for (int m = 1; m <= 12; m++) {
                for (int apart = 0; apart <= n * m; apart++) {
                    long least = apart;
                    double distance = (double) apart / (n * m);
                    assertThat(SmirnovLaw.exact(distance, n, m))
                            .as("%s of %s and %s", apart, n, m)
                            .isCloseTo(share(n, m, gap -> Math.abs(gap) >= least), withinPercentage(PERCENT_OF_P));
                    assertThat(SmirnovLaw.oneSidedExact(distance, n, m))
                            .as("%s of %s and %s, one-sided", apart, n, m)
                            .isCloseTo(share(n, m, gap -> gap >= least), withinPercentage(PERCENT_OF_P));
                }
            }
        }
    }

    /** Of all paths from (0, 0) to (n, m) those that come to a place too far away, in whole numbers. */
    private static double share(int n, int m, LongPredicate tooFar) {
        long[][] all = new long[n + 1][m + 1];
        long[][] near = new long[n + 1][m + 1];
        for (int up = 0; up <= n; up++) {
            for (int right = 0; right <= m; right++) {
                boolean start = up + right == 0;
                all[up][right] = start ? 1 : before(all, up, right);
                near[up][right] =
                        tooFar.test((long) up * m - (long) right * n) ? 0 : start ? 1 : before(near, up, right);
            }
        }
        return (double) (all[n][m] - near[n][m]) / all[n][m];
    }

    private static long before(long[][] paths, int up, int right) {
        return (up > 0 ? paths[up - 1][right] : 0) + (right > 0 ? paths[up][right - 1] : 0);
    }

    /** Gnedenko and Korolyuk (1951): C(2n, n + k) / C(2n, n) for samples of n values that are k / n apart. */
    @ParameterizedTest
    @CsvSource({"10, 3", "100, 12", "457, 9", "2000, 60", "9999, 100", "10000, 300", "10000, 1500", "10000, 2500"})
    void agreesWithTheClosedFormForEqualSizes(int n, int apart) {
        double expected = 1;
        for (int i = 1; i <= apart; i++) {
            expected *= (n - apart + i) / (double) (n + i);
        }
        assertThat(SmirnovLaw.oneSidedExact((double) apart / n, n, n))
                .isCloseTo(expected, withinPercentage(PERCENT_OF_P));
    }

    @Test
    void isZeroWhereNoDoubleIsSmallEnough() {
        assertThat(SmirnovLaw.exact(0.5, 10_000, 10_000)).isZero();
        assertThat(SmirnovLaw.oneSidedExact(1, 10_000, 9_999)).isZero();
    }
}
