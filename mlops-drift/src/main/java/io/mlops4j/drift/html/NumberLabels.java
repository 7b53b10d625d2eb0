// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels of a numeric column's bins, with no more decimals than tell their numbers apart, and no exponents. */
final class NumberLabels {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?(?![\\w.])");

    // Significant digits of the number closest to zero, as long as they tell all apart.
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 17;

    // Beyond these powers of ten even plain digits are no longer read.
    private static final int LARGEST_PLAIN = 18;
    private static final int SMALLEST_PLAIN = -7;

    private final int digits;

    private NumberLabels(int digits) {
        this.digits = digits;
    }

    static List<String> shortened(List<String> labels) {
        Set<BigDecimal> numbers = new HashSet<>();
        for (String label : labels) {
            Matcher matcher = NUMBER.matcher(label);
            while (matcher.find()) {
                numbers.add(new BigDecimal(matcher.group()).stripTrailingZeros());
            }
        }
        NumberLabels shortest = shortest(numbers);
        List<String> shortened = new ArrayList<>();
        for (String label : labels) {
            shortened.add(NUMBER.matcher(label).replaceAll(found -> shortest.words(new BigDecimal(found.group()))));
        }
        return shortened;
    }

    private static NumberLabels shortest(Set<BigDecimal> numbers) {
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            NumberLabels labels = new NumberLabels(digits);
            if (numbers.stream().map(labels::words).distinct().count() == numbers.size()) {
                return labels;
            }
        }
        return new NumberLabels(MOST_DIGITS);
    }

    private String words(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        int exponent = exponent(number);
        if (exponent > LARGEST_PLAIN || exponent < SMALLEST_PLAIN) {
            BigDecimal mantissa = number.movePointLeft(exponent)
                    .setScale(digits - 1, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return signed(mantissa.toPlainString() + "·10^" + exponent);
        }
        BigDecimal rounded = number.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return signed(String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded));
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    private static String signed(String words) {
        return words.replace('-', Words.MINUS);
    }
}
