// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurrentCountsTest {
    private static final ReferenceProfile PROFILE = ReferenceProfile.builder()
            .numeric("n", 1, 2, 3)
            .numeric("time", 0, 86_400_000)
            .categorical("c", "true", "DRIFTED", "x", "text")
            .build();

    private static ColumnDrift column(CurrentCounts counts, String name) {
        return DriftReport.compare(PROFILE, counts, DriftOptions.withDefaults()).column(name);
    }

    @Test
    void rowsAndArraysAndPartsOfArraysCountAlike() {
        byte[] byArray = PROFILE.newCounts()
                .observe("n", 2, 9, Double.NaN)
                .observe("c", "x", null, "y")
                .observeNulls("time", 3)
                .toBytes();
        CurrentCounts byRow = PROFILE.newCounts();
        byRow.observeRow(Map.of("n", 2, "c", "x", "ignored", "whatever"));
        byRow.observeRow(Map.of("n", 9.0));
        byRow.observeRow(Map.of("n", Float.NaN, "c", CharBuffer.wrap("y")));
        assertThat(byRow.toBytes()).isEqualTo(byArray);
        CurrentCounts byPart = PROFILE.newCounts()
                .observe("n", new double[] {7, 2, 9, Double.NaN, 7}, 1, 4)
                .observe("c", Arrays.asList("x", null, "y"))
                .observeNulls("time", 3);
        assertThat(byPart.toBytes()).isEqualTo(byArray);
        CurrentCounts byTimes = PROFILE.newCounts()
                .observe(
                        "n",
                        List.of(2.0, 9.0, Double.NaN).stream()
                                .mapToDouble(x -> x)
                                .toArray())
                .observeCategory("c", "x", 1)
                .observeCategory("c", null, 1)
                .observeCategory("c", "y", 1)
                .observeCategory("c", "never", 0)
                .observeNulls("time", 3);
        assertThat(byTimes.toBytes()).isEqualTo(byArray);
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // What JDBC drivers hand out.
    void rowsTakeEveryUsualType() {
        CurrentCounts counts = PROFILE.newCounts();
        for (Object number : new Object[] {(byte) 2, (short) 2, 2, 2L, 2f, 2.0, new BigDecimal("2.0")}) {
            counts.observeRow(Map.of("n", number));
        }
        assertThat(column(counts, "n").bins()).contains(new Bin("1 to 2", 1, 7));
        for (Object day :
                new Object[] {Instant.ofEpochSecond(86_400), LocalDate.of(1970, 1, 2), new Date(86_400_000), 86_400_000L
                }) {
            counts.observeRow(Map.of("time", day));
        }
        assertThat(column(counts, "time").current().missing()).isEqualTo(7);
        assertThat(column(counts, "time").bins()).contains(new Bin("above 0", 1, 4));
        for (Object category : new Object[] {true, Verdict.DRIFTED, 'x', "text"}) {
            counts.observeRow(Map.of("c", category));
        }
        assertThat(column(counts, "c").current().present()).isEqualTo(4);
        assertThat(column(counts, "c").unseen()).isEmpty();
    }

    @Test
    void timesOfEverySortAreTheSameMoment() {
        LocalDateTime noon = LocalDateTime.of(2026, 5, 4, 12, 0);
        byte[] expected = PROFILE.newCounts()
                .observeRow(Map.of("time", noon.toInstant(ZoneOffset.UTC)))
                .toBytes();
        for (Object time : new Object[] {
            noon,
            noon.atOffset(ZoneOffset.UTC),
            noon.plusHours(2).atOffset(ZoneOffset.ofHours(2)),
            noon.minusHours(4).atZone(ZoneId.of("America/New_York"))
        }) {
            assertThat(PROFILE.newCounts().observeRow(Map.of("time", time)).toBytes())
                    .isEqualTo(expected);
        }
        assertThat(column(CurrentCounts.fromBytes(PROFILE, expected), "time")
                        .current()
                        .present())
                .isEqualTo(1);
    }

    @Test
    void saysHowManyRowsItHas() {
        assertThat(PROFILE.newCounts().observe("n", 1, 2).observeNulls("c", 3))
                .hasToString("CurrentCounts[n: 2 rows, time: 0 rows, c: 3 rows, of profile " + PROFILE.digest() + "]");
    }

    @Test
    void rowsWithTheWrongTypeAreMismatched() {
        CurrentCounts counts = PROFILE.newCounts();
        counts.observeRow(Map.of("n", "2", "time", true, "c", 5.0));
        counts.observeRow(Map.of("n", List.of(), "c", List.of()));
        counts.observeRow(Collections.singletonMap("n", null));
        assertThat(column(counts, "n").current()).isEqualTo(new SampleSummary(3, 1, 0, 2, 0, 0));
        assertThat(column(counts, "time").current()).isEqualTo(new SampleSummary(3, 2, 0, 1, 0, 0));
        assertThat(column(counts, "c").current()).isEqualTo(new SampleSummary(3, 1, 0, 2, 0, 0));
    }

    @Test
    void nanoSecondsKeepTheirOrder() {
        ReferenceProfile profile =
                ReferenceProfile.builder().numeric("time", 0.0, 0.5).build();
        CurrentCounts counts = profile.newCounts();
        counts.observeRow(Map.of("time", Instant.ofEpochSecond(0, 500_000)));
        ColumnDrift column = DriftReport.compare(profile, counts, DriftOptions.withDefaults())
                .column("time");
        assertThat(column.bins()).contains(new Bin("above 0", 1, 1));
    }

    @Test
    void refusesUnknownColumnsNegativeCountsAndBadRanges() {
        CurrentCounts counts = PROFILE.newCounts();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.observe("m", 1))
                .withMessage("Invalid column: 'm' (the profile has n, time, c)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.observeNulls("n", -1))
                .withMessageContaining("Invalid times: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> counts.observeMismatched("n", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.observe("c", noArray()))
                .withMessage("Invalid values: null (an array; for rows without a value, observeNulls)");
        assertThatIllegalArgumentException().isThrownBy(() -> counts.observeCategory("c", "x", -1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> counts.observe("n", new double[] {1, 2}, 1, 3));
        assertThat(counts.toBytes()).isEqualTo(PROFILE.newCounts().toBytes());
    }

    @SuppressWarnings("NullAway") // What a caller without null checks passes.
    private static String[] noArray() {
        return null;
    }

    @Test
    void copiesAreIndependent() {
        CurrentCounts counts = PROFILE.newCounts().observe("n", 1);
        CurrentCounts copy = counts.copy().observe("n", 1);
        assertThat(counts.toBytes())
                .isEqualTo(PROFILE.newCounts().observe("n", 1).toBytes());
        assertThat(copy.toBytes())
                .isEqualTo(PROFILE.newCounts().observe("n", 1, 1).toBytes());
    }
}
