// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Doubles as people read them. Thread-safe; pure. */
public final class Decimals {
    private Decimals() {}

    /**
     * Prints the shortest decimal that reads back as exactly the same double, as {@link Double#toString(double)} does from
     * JDK 19 on: Raffaello Giulietti, The Schubfach way to render doubles, 2021, section 9. On JDK 17 it is several times
     * faster than that method, which there prints a digit more than needed now and then.
     *
     * @param value any value
     * @return its digits; {@code NaN}, {@code Infinity} or {@code -Infinity}
     */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }
}
