// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Points in time as numbers: milliseconds since 1970-01-01T00:00Z, with a fraction where they are finer.
 *
 * <p>Whatever unit a point in time comes in, a row's instant or a vector's element, it becomes the same double: the whole
 * milliseconds towards 1970 plus the rest, each rounded to the nearest double. Up to 2^53 milliseconds, some 285,000 years from 1970, the whole part is
 * exact. A later point in time never gives a smaller number.
 */
public final class EpochMillis {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    // One less, so that the milliseconds within the second fit too.
    private static final long MOST_SECONDS = Long.MAX_VALUE / MILLIS_PER_SECOND - 1;

    private EpochMillis() {}

    /** An instant. */
    public static double of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    /** The start of a day in UTC. */
    public static double of(LocalDate date) {
        return ofDays(date.toEpochDay());
    }

    /** The start of a day, counted from 1970-01-01. */
    public static double ofDays(long days) {
        return of(days * SECONDS_PER_DAY, 0);
    }

    /** Whole seconds. */
    public static double ofSeconds(long seconds) {
        return of(seconds, 0);
    }

    /** Microseconds. */
    public static double ofMicros(long micros) {
        return sum(micros / MICROS_PER_MILLI, micros % MICROS_PER_MILLI, MICROS_PER_MILLI);
    }

    /** Nanoseconds. */
    public static double ofNanos(long nanos) {
        return sum(nanos / NANOS_PER_MILLI, nanos % NANOS_PER_MILLI, NANOS_PER_MILLI);
    }

    private static double of(long seconds, long nanos) {
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            // Beyond the long milliseconds, and far beyond where a double could tell seconds apart.
            return seconds * (double) MILLIS_PER_SECOND;
        }
        long whole = seconds * MILLIS_PER_SECOND + nanos / NANOS_PER_MILLI;
        long rest = nanos % NANOS_PER_MILLI;
        if (whole < 0 && rest > 0) {
            // Both of the same sign, since shortly before 1970 their difference would lose digits.
            whole++;
            rest -= NANOS_PER_MILLI;
        }
        return sum(whole, rest, NANOS_PER_MILLI);
    }

    private static double sum(long whole, long rest, double perMilli) {
        return whole + rest / perMilli;
    }
}
