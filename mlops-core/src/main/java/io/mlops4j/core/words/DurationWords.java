// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.words;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A length of time as people say it. Pure. */
public final class DurationWords {
    private static final int NANO_DIGITS = 9;

    private DurationWords() {}

    /**
     * Says how long something lasts, exactly.
     *
     * @param length the length, zero or more
     * @return such as {@code 14 days} or {@code 1 day 2 hours}; a day has 24 hours
     */
    public static String of(Duration length) {
        List<String> parts = new ArrayList<>();
        add(parts, BigDecimal.valueOf(length.toDays()), "day");
        add(parts, BigDecimal.valueOf(length.toHoursPart()), "hour");
        add(parts, BigDecimal.valueOf(length.toMinutesPart()), "minute");
        add(
                parts,
                BigDecimal.valueOf(length.toSecondsPart())
                        .add(BigDecimal.valueOf(length.toNanosPart(), NANO_DIGITS)
                                .stripTrailingZeros()),
                "second");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(List<String> parts, BigDecimal number, String unit) {
        if (number.signum() != 0) {
            String plural = number.compareTo(BigDecimal.ONE) == 0 ? "" : "s";
            parts.add(number.toPlainString() + " " + unit + plural);
        }
    }
}
