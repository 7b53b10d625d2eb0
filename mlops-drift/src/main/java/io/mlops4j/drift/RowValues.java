// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads one value of a row as its column's kind. */
final class RowValues {
    private static final Absences ONE_NULL = new Absences(1, 0, 0);
    private static final Absences ONE_MISMATCHED = new Absences(0, 0, 1);

    private RowValues() {}

    static void observe(ColumnProfile column, ColumnCounts counts, @Nullable Object value) {
        if (value == null) {
            counts.addAbsences(ONE_NULL);
        } else if (ReferenceProfile.kind(column) == ColumnKind.NUMERIC) {
            number(value)
                    .ifPresentOrElse(
                            number -> counts.addNumbers(new double[] {number}, 0, 1),
                            () -> counts.addAbsences(ONE_MISMATCHED));
        } else {
            String category = category(value);
            if (category == null) {
                counts.addAbsences(ONE_MISMATCHED);
            } else {
                counts.addCategory(category, 1);
            }
        }
    }

    @SuppressWarnings("JavaUtilDate") // What JDBC drivers hand out.
    private static OptionalDouble number(Object value) {
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        if (value instanceof Date date) {
            return OptionalDouble.of((double) date.getTime());
        }
        Instant instant = instant(value);
        return instant == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6);
    }

    private static @Nullable Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return value instanceof LocalDate date
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : null;
    }

    private static @Nullable String category(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean text = value instanceof CharSequence || value instanceof Character || value instanceof Boolean;
        return text ? value.toString() : null;
    }
}
