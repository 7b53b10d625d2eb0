// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Names;
import io.mlops4j.error.CorruptRecordException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.function.Function;

/** One value from its text. Documents are written by hand too, so whoever got it wrong is told what may stand there. */
final class JsonScalar {
    private JsonScalar() {}

    /** Finds an enum constant by its name. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is none of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Reads a moment, a time of day, a day or a length of time; what is wanted is said with an example. */
    static <T> T time(JsonPlace place, String text, String wanted, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw place.damaged("is not valid: '" + Names.printable(text) + "' is not " + wanted, e);
        }
    }

    /** Reads a whole number. */
    static <T> T whole(JsonPlace place, JsonValue value, int bits, Function<String, T> parser) {
        String digits = digits(place, value);
        try {
            return parser.apply(digits);
        } catch (NumberFormatException e) {
            throw place.damaged("is not valid: " + digits + " is not a whole number of " + bits + " bits", e);
        }
    }

    /** Reads a double exactly. */
    static double float64(JsonPlace place, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return switch (text.value()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw place.damaged("is not a number");
            };
        }
        double number = place.make(() -> Double.parseDouble(digits(place, value)));
        if (Double.isInfinite(number)) {
            throw place.damaged("is too large for a double");
        }
        return number;
    }

    /** Refuses a type, and lists what there is: the simple names of the subclasses that are permitted. */
    static CorruptRecordException unknownType(JsonPlace place, String type, String what, Class<?> sealed) {
        return place.damaged("is not valid: '" + Names.printable(type) + "' is no type of " + what + "; the types are "
                + Arrays.stream(sealed.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static String digits(JsonPlace place, JsonValue value) {
        if (value instanceof JsonValue.Literal literal) {
            return literal.digits();
        }
        throw place.damaged("is not a number");
    }
}
