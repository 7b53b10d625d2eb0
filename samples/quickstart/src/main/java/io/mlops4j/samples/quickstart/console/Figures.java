// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.console;

import java.util.Locale;

/** Writes numbers the same way everywhere, whatever the machine's language. */
public final class Figures {
    private Figures() {}

    /**
     * Writes a count.
     *
     * @param count the number
     * @return the number with thousands separated
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Writes a share.
     *
     * @param share 0 to 1
     * @return the share in percent
     */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /**
     * Writes a difference of shares.
     *
     * @param difference -1 to 1
     * @return the difference in percentage points, with its sign
     */
    public static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }

    /**
     * Writes a measured value.
     *
     * @param value the value
     * @return the value with three decimals, or {@code -} if there is none
     */
    public static String decimal(double value) {
        return decimal(value, 3);
    }

    /**
     * Writes a measured value.
     *
     * @param value the value
     * @param digits how many decimals
     * @return the value with so many decimals, or {@code -} if there is none
     */
    public static String decimal(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /**
     * Draws a value as a bar.
     *
     * @param value the value, 0 or more
     * @param full the value that fills the bar
     * @param width the length of a full bar
     * @return the bar
     */
    public static String bar(double value, double full, int width) {
        int length = (int) Math.round(Math.min(value / full, 1) * width);
        return "#".repeat(length);
    }
}
