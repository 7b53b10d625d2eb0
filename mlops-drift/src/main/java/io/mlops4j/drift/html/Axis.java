// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A vertical axis: its ticks, and where a value lies between bottom (0) and top (1). */
interface Axis {
    double place(double value);

    /** Whether a value lies above the top, where it is drawn all the same. */
    boolean isCutOff(double value);

    List<Double> ticks();

    String label(double tick);

    /** From 0 to 100 %. */
    static Axis shares() {
        return new Linear(0, 1, 0.25) {
            @Override
            public String label(double tick) {
                return Words.percent(tick);
            }
        };
    }

    /** Round ticks around the given values, NaN and infinities apart. */
    static Axis around(List<Double> values) {
        double least =
                values.stream().filter(Double::isFinite).min(Double::compare).orElse(0.0);
        double most =
                values.stream().filter(Double::isFinite).max(Double::compare).orElse(1.0);
        double span = most > least ? most - least : Math.max(Math.abs(most), 1);
        double step = roundStep(span / 3);
        return new Linear(step * Math.floor(least / step), step * Math.ceil(most / step), step);
    }

    /** Powers of ten around a threshold: what is on the line, and how many times more or less, reads the same everywhere. */
    static Axis powersOfTen(double threshold) {
        return new Logarithmic(threshold);
    }

    private static double roundStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double digit = step / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** Even steps. */
    class Linear implements Axis {
        private final double bottom;
        private final double top;
        private final double step;

        Linear(double bottom, double top, double step) {
            this.bottom = bottom;
            this.top = top > bottom ? top : bottom + step;
            this.step = step;
        }

        @Override
        public double place(double value) {
            return Math.min(1, Math.max(0, (value - bottom) / (top - bottom)));
        }

        @Override
        public boolean isCutOff(double value) {
            return value > top;
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            long count = Math.round((top - bottom) / step);
            for (long i = 0; i <= count; i++) {
                ticks.add(bottom + i * step);
            }
            return ticks;
        }

        @Override
        public String label(double tick) {
            int decimals = (int) Math.max(0, -Math.floor(Math.log10(step)));
            // Adding 0.0 turns -0.0 into 0.0.
            double rounded = Math.rint(tick / step) * step + 0.0;
            return String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', Words.MINUS);
        }
    }

    /** From a hundredth of the threshold to a hundred times. */
    record Logarithmic(double threshold) implements Axis {
        private static final double DECADES = 4;
        private static final double TOP = 100;
        private static final MathContext DIGITS = new MathContext(6);

        @Override
        public double place(double value) {
            double decades = Math.log10(value / threshold) + DECADES / 2;
            return Math.min(1, Math.max(0, decades / DECADES));
        }

        @Override
        public boolean isCutOff(double value) {
            return value > threshold * TOP;
        }

        @Override
        public List<Double> ticks() {
            return List.of(threshold / 100, threshold / 10, threshold, threshold * 10, threshold * TOP);
        }

        @Override
        public String label(double tick) {
            return new BigDecimal(tick, DIGITS).stripTrailingZeros().toPlainString();
        }
    }
}
