// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.column.EpochMillis;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // What JDBC drivers hand out.
class RowValuesTest {
    private static final String DAY = "2024-03-31";
    private static final double DAY_MILLIS = 1_711_843_200_000.0;

    /** Counts of one value against a profile whose only point is the number expected. */
    private static byte[] counted(double expected, Object value) {
        return profile(expected).newCounts().observeRow(Map.of("x", value)).toBytes();
    }

    private static byte[] expected(double expected) {
        return profile(expected).newCounts().observe("x", expected).toBytes();
    }

    private static ReferenceProfile profile(double point) {
        return ReferenceProfile.builder().numeric("x", point).build();
    }

    /** The driver makes it midnight where the program runs; it stands for the day all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "UTC"})
    void aDayOfADatabaseIsTheSameDayInEveryTimeZone(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(counted(DAY_MILLIS, java.sql.Date.valueOf(DAY))).isEqualTo(expected(DAY_MILLIS));
            assertThat(counted(DAY_MILLIS, LocalDate.parse(DAY))).isEqualTo(expected(DAY_MILLIS));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Property
    void aTimeInEveryFormIsTheSameNumber(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -18, max = 18) int offset) {
        Instant instant = Instant.ofEpochSecond(second, nano);
        double number = EpochMillis.of(instant);
        ZoneOffset zone = ZoneOffset.ofHours(offset);
        assertThat(counted(number, instant)).isEqualTo(expected(number));
        assertThat(counted(number, LocalDateTime.ofInstant(instant, ZoneOffset.UTC)))
                .isEqualTo(expected(number));
        assertThat(counted(number, OffsetDateTime.ofInstant(instant, zone))).isEqualTo(expected(number));
        assertThat(counted(number, ZonedDateTime.ofInstant(instant, zone))).isEqualTo(expected(number));
        assertThat(counted(number, Timestamp.from(instant))).isEqualTo(expected(number));
        double whole = instant.toEpochMilli();
        assertThat(counted(whole, new Date(instant.toEpochMilli()))).isEqualTo(expected(whole));
    }

    @Test
    void aTimeOfDayIsNoPointInTime() {
        CurrentCounts counts = profile(0).newCounts().observeRow(Map.of("x", new Time(0)));
        assertThat(counts.toBytes())
                .isEqualTo(profile(0).newCounts().observeMismatched("x", 1).toBytes());
    }

    @Test
    void theFarthestInstantsAreNumbersInOrder() {
        assertThat(EpochMillis.of(Instant.MAX)).isEqualTo(31_556_889_864_403_199e3);
        assertThat(EpochMillis.of(Instant.MIN)).isEqualTo(-31_557_014_167_219_200e3);
        assertThat(EpochMillis.ofSeconds(Long.MIN_VALUE)).isEqualTo(-0x1p63 * 1e3);
        assertThat(EpochMillis.ofMicros(Long.MIN_VALUE)).isEqualTo(-9_223_372_036_854_775.808);
        assertThat(EpochMillis.ofNanos(-1)).isEqualTo(-1e-6);
        assertThat(EpochMillis.of(LocalDate.MAX)).isLessThanOrEqualTo(EpochMillis.of(Instant.MAX));
    }

    @Test
    void wholeNumbersAndIdentifiersAreCategoriesByTheirText() {
        UUID id = new UUID(1, 2);
        ReferenceProfile profile = ReferenceProfile.builder()
                .categorical("c", "7", "-7", id.toString(), "7.0")
                .build();
        CurrentCounts counts = profile.newCounts();
        for (Object seven : new Object[] {7, 7L, (short) 7, (byte) 7, BigInteger.valueOf(7)}) {
            counts.observeRow(Map.of("c", seven));
        }
        counts.observeRow(Map.of("c", -7)).observeRow(Map.of("c", id)).observeRow(Map.of("c", 7.0));
        assertThat(counts.toBytes())
                .isEqualTo(profile.newCounts()
                        .observeCategory("c", "7", 5)
                        .observe("c", "-7", id.toString())
                        .observeMismatched("c", 1)
                        .toBytes());
    }
}
