// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RankTest {
    private static final double[] VALUES = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1,
        -Double.MIN_NORMAL,
        -Double.MIN_VALUE,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1,
        Math.nextUp(1.0),
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN,
    };

    @Test
    @DisplayName("ranks order as the values do, both zeros as one, NaN last")
    void ordersAsValues() {
        for (double a : VALUES) {
            for (double b : VALUES) {
                assertOrderedAlike(a, b);
            }
        }
    }

    @Test
    @DisplayName("ranks order as the values do for doubles of any bits")
    void ordersAsRandomValues() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertOrderedAlike(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    @DisplayName("every NaN has the one rank that conditions name")
    void everyNaNIsOne() {
        assertThat(Rank.of(Double.longBitsToDouble(0xfff8_0000_0000_0001L))).isEqualTo(Rank.NOT_A_NUMBER);
        assertThat(Rank.of(Double.POSITIVE_INFINITY)).isLessThan(Rank.NOT_A_NUMBER);
    }

    private static void assertOrderedAlike(double a, double b) {
        int expected = Integer.signum(Double.compare(a + 0.0, b + 0.0));
        assertThat(Integer.signum(Long.compare(Rank.of(a), Rank.of(b))))
                .as("%s and %s", a, b)
                .isEqualTo(expected);
    }
}
