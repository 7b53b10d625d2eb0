// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.EpochMillis;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a value of a row is to a column: a number, the name of a category, or neither. Stateless. */
final class RowValues {
    private RowValues() {}

    /** Whether a column of numbers takes the value. */
    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof LocalDate || instant(value) != null;
    }

    /** The number that the value is: milliseconds since 1970 of a point in time. NaN for what {@link #isNumber} does not take. */
    static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof LocalDate date) {
            return EpochMillis.of(date);
        }
        Instant instant = instant(value);
        return instant == null ? Double.NaN : EpochMillis.of(instant);
    }

    /** The name of the category that the value is; null if a column of categories does not take it. */
    static @Nullable String category(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return isText(value) || isWhole(value) || value instanceof UUID ? value.toString() : null;
    }

    private static @Nullable Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        return value instanceof Date date ? instant(date) : null;
    }

    @SuppressWarnings("JavaUtilDate") // What JDBC drivers hand out.
    private static @Nullable Instant instant(Date date) {
        // First, so that a Java runtime without the module java.sql never comes to its classes.
        if (date.getClass() == Date.class) {
            return date.toInstant();
        }
        if (date instanceof java.sql.Date day) {
            // Midnight in the default time zone stands for the day, which is all that it has.
            return day.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        // A time of day is no point in time. A time stamp's instant has its nanoseconds.
        return date instanceof java.sql.Time ? null : date.toInstant();
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence || value instanceof Character || value instanceof Boolean;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }
}
