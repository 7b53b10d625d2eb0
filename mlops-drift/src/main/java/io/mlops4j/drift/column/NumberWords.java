// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Numbers as people write them, the same in every locale: {@code 30} instead of {@code 30.0}. */
public final class NumberWords {
    // Enough to tell most edges apart, few enough to read.
    private static final MathContext SIX_DIGITS = new MathContext(6);

    // Beyond these powers of ten, plain digits are harder to read than an exponent.
    private static final int SMALLEST_PLAIN = -5;
    private static final int LARGEST_PLAIN = 12;

    private NumberWords() {}

    /** Rounds to six significant digits. */
    public static String of(double value) {
        return of(value, SIX_DIGITS);
    }

    /** Rounds to six significant digits, unless two of the numbers would then look the same. */
    static List<String> ofAll(double[] values) {
        List<String> words = ofAll(values, SIX_DIGITS);
        return new HashSet<>(words).size() == values.length ? words : ofAll(values, MathContext.UNLIMITED);
    }

    private static List<String> ofAll(double[] values, MathContext precision) {
        List<String> words = new ArrayList<>();
        for (double value : values) {
            words.add(of(value, precision));
        }
        return words;
    }

    private static String of(double value, MathContext precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(precision).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent > SMALLEST_PLAIN && exponent < LARGEST_PLAIN;
        return plain || rounded.signum() == 0 ? rounded.toPlainString() : rounded.toString();
    }
}
