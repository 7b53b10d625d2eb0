// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A measured figure and the goal it has to meet.
 *
 * @param name what was measured, with its unit at the end, in one word
 * @param figure as measured
 * @param direction on which side of the goal the figure has to be
 * @param goal the limit, itself allowed
 */
record Bar(String name, double figure, Direction direction, double goal) {
    enum Direction {
        AT_LEAST(">=", RoundingMode.FLOOR),
        AT_MOST("<=", RoundingMode.CEILING);

        private final String sign;

        /** Towards the side that does not flatter. */
        private final RoundingMode rounding;

        Direction(String sign, RoundingMode rounding) {
            this.sign = sign;
            this.rounding = rounding;
        }
    }

    /** Enough to compare two runs; more would be noise. */
    private static final int SHOWN_DIGITS = 4;

    static Bar atLeast(String name, double figure, double goal) {
        return new Bar(name, figure, Direction.AT_LEAST, goal);
    }

    static Bar atMost(String name, double figure, double goal) {
        return new Bar(name, figure, Direction.AT_MOST, goal);
    }

    /** Whether the figure meets its goal; NaN never does. */
    boolean met() {
        return switch (direction) {
            case AT_LEAST -> figure >= goal;
            case AT_MOST -> figure <= goal;
        };
    }

    /** The bar in one line, the figure rounded so that it never looks better than it is. */
    String line() {
        return "bar " + name + " " + shown(figure) + " " + direction.sign + " " + plain(BigDecimal.valueOf(goal));
    }

    private String shown(double value) {
        return Double.isFinite(value)
                ? plain(BigDecimal.valueOf(value).round(new MathContext(SHOWN_DIGITS, direction.rounding)))
                : Double.toString(value);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
