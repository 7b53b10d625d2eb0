// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Names;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A time in which nothing is promoted; rollback, stop and override go on. All times are UTC, all ends exclusive. */
public sealed interface FreezeWindow {
    /**
     * Tells whether a moment lies within.
     *
     * @param moment the moment
     * @return whether nothing is promoted then
     */
    boolean contains(Instant moment);

    /**
     * One stretch of time.
     *
     * @param from its first moment
     * @param until its end, after the first moment
     */
    record Once(Instant from, Instant until) implements FreezeWindow {
        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if the end is not after the beginning
         */
        public Once {
            if (!from.isBefore(until)) {
                throw Names.invalid("end of the freeze window", until, "after its beginning " + from);
            }
        }

        @Override
        public boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }

        @Override
        public String toString() {
            return "from " + from + " until " + until;
        }
    }

    /**
     * The same stretch of every week, such as from Friday 16:00 until Monday 07:00. It may run over Sunday into the next
     * week.
     *
     * @param fromDay the day on which it begins
     * @param from the minute at which it begins
     * @param untilDay the day on which it ends
     * @param until the minute at which it ends; not the one at which it begins
     */
    record Weekly(DayOfWeek fromDay, LocalTime from, DayOfWeek untilDay, LocalTime until) implements FreezeWindow {
        /** A week in minutes. */
        static final int WEEK = 7 * 24 * 60;

        /**
         * Checks the times.
         *
         * @throws IllegalArgumentException if one is no whole minute, or both are the same
         */
        public Weekly {
            if (!from.equals(from.truncatedTo(ChronoUnit.MINUTES))
                    || !until.equals(until.truncatedTo(ChronoUnit.MINUTES))) {
                throw Names.invalid("freeze window", from + " to " + until, "whole minutes");
            }
            if (fromDay == untilDay && from.equals(until)) {
                throw Names.invalid("freeze window", fromDay + " " + from, "an end that is not its beginning");
            }
        }

        @Override
        public boolean contains(Instant moment) {
            LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            return containsMinute(minute(time.getDayOfWeek(), time.toLocalTime()));
        }

        boolean containsMinute(int minute) {
            int start = minute(fromDay, from);
            int end = minute(untilDay, until);
            return start < end ? start <= minute && minute < end : start <= minute || minute < end;
        }

        private static int minute(DayOfWeek day, LocalTime time) {
            return (day.getValue() - 1) * 24 * 60 + time.getHour() * 60 + time.getMinute();
        }

        @Override
        public String toString() {
            return "every week from " + fromDay + " " + from + " until " + untilDay + " " + until + " UTC";
        }
    }
}
