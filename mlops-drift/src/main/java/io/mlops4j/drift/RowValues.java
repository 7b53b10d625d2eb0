// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
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

/** Reads the values of rows as their columns' kinds. For one thread. */
final class RowValues {
    private static final Absences ONE_NULL = new Absences(1, 0, 0);
    private static final Absences ONE_MISMATCHED = new Absences(0, 0, 1);

    // Kept, since a row is counted value by value and must not make garbage of each.
    private final double[] number = new double[1];

    void observe(ColumnProfile column, ColumnCounts counts, @Nullable Object value) {
        if (value == null) {
            counts.addAbsences(ONE_NULL);
        } else if (ReferenceProfile.kind(column) == ColumnKind.NUMERIC) {
            observeNumber(counts, value);
        } else {
            observeCategory(counts, value);
        }
    }

    private void observeNumber(ColumnCounts counts, Object value) {
        if (value instanceof Number known) {
            number[0] = known.doubleValue();
        } else if (value instanceof LocalDate date) {
            number[0] = EpochMillis.of(date);
        } else {
            Instant instant = instant(value);
            if (instant == null) {
                counts.addAbsences(ONE_MISMATCHED);
                return;
            }
            number[0] = EpochMillis.of(instant);
        }
        counts.addNumbers(number, 0, 1);
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

    private static void observeCategory(ColumnCounts counts, Object value) {
        if (value instanceof Enum<?> constant) {
            counts.addCategory(constant.name(), 1);
        } else if (isText(value) || isWhole(value) || value instanceof UUID) {
            counts.addCategory(value.toString(), 1);
        } else {
            counts.addAbsences(ONE_MISMATCHED);
        }
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
