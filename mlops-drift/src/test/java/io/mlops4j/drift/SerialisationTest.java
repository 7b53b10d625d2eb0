// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops4j.drift.column.Binning;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.error.CorruptRecordException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles and counts cross executors by Java serialisation. */
class SerialisationTest {
    private static final ReferenceProfile PROFILE = ReferenceProfile.builder()
            .numeric("x", 1, 2, 3, Double.NaN)
            .categorical("c", "a", null)
            .build();

    @Test
    void profilesSurvive() throws Exception {
        ReferenceProfile copy = roundTrip(PROFILE);
        assertThat(copy).isEqualTo(PROFILE).isNotSameAs(PROFILE);
        assertThat(copy.newCounts().observe("x", 2).toBytes())
                .isEqualTo(PROFILE.newCounts().observe("x", 2).toBytes());
    }

    @Test
    void countsSurviveWithTheirProfile() throws Exception {
        CurrentCounts counts = PROFILE.newCounts().observe("x", 2, 9).observe("c", "b");
        CurrentCounts copy = roundTrip(counts);
        assertThat(copy.profile()).isEqualTo(PROFILE);
        assertThat(copy.toBytes()).isEqualTo(counts.toBytes());
        assertThat(copy.observe("x", 1).merge(counts).toBytes())
                .isEqualTo(PROFILE.newCounts()
                        .observe("x", 2, 9, 1, 2, 9)
                        .observe("c", "b", "b")
                        .toBytes());
    }

    /** A backend restores a thousand states one by one, and each carries the profile. */
    @Test
    void countsReadOneByOneShareTheirProfile() throws Exception {
        CurrentCounts first = roundTrip(PROFILE.newCounts().observe("x", 1));
        CurrentCounts second = roundTrip(PROFILE.newCounts().observe("x", 2));
        assertThat(second.profile()).isSameAs(first.profile());
        assertThat(roundTrip(PROFILE)).isSameAs(first.profile());
        ReferenceProfile other =
                ReferenceProfile.builder().numeric("x", 1, 2, 3).build();
        assertThat(roundTrip(other)).isEqualTo(other).isNotEqualTo(first.profile());
    }

    @Test
    void refusesADamagedProfileEvenIfItIsKnownAlready() throws Exception {
        ReferenceProfile known = roundTrip(PROFILE);
        byte[] stream = write(PROFILE);
        byte[] content = PROFILE.toBytes();
        int damaged = stream.length - content.length / 4;
        stream[damaged] ^= 1;
        assertThatExceptionOfType(CorruptRecordException.class).isThrownBy(() -> read(stream));
        assertThat(known).isEqualTo(PROFILE);
    }

    @Test
    void manyThreadsShareOneProfile() throws Exception {
        byte[] stream =
                write(ReferenceProfile.builder().numeric("threads", 1, 2, 3).build());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Set<ReferenceProfile> read = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Future<Object> profile : pool.invokeAll(Collections.nCopies(50, () -> read(stream)))) {
                read.add((ReferenceProfile) profile.get());
            }
            assertThat(read).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A function that compares where the counts are captures the options, and hands back the report. */
    @ParameterizedTest
    @MethodSource("io.mlops4j.drift.EveryStatisticTest#statistics")
    void optionsAndReportsSurvive(DriftStatistic statistic) throws Exception {
        DriftOptions options = DriftOptions.withDefaults()
                .with(statistic)
                .withSignificance(0.02)
                .withMinimumSample(1)
                .withDriftedShare(0.3)
                .with(MultipleTestCorrection.HOLM)
                .with(Calibration.withDefaults().withRounds(99).withSeed(7));
        DriftOptions copy = roundTrip(options);
        assertThat(copy).isEqualTo(options);
        CurrentCounts counts = PROFILE.newCounts().observe("x", 2, 9).observe("c", "b");
        DriftReport report = DriftReport.compare(PROFILE, counts, options);
        assertThat(DriftReport.compare(PROFILE, counts, copy)).isEqualTo(report);
        DriftReport read = roundTrip(report);
        assertThat(read).isEqualTo(report);
        assertThat(read.toJson()).isEqualTo(report.toJson());
    }

    /** So does one that makes profiles where the rows are. */
    @Test
    void profileOptionsSurvive() throws Exception {
        ProfileOptions options = ProfileOptions.withDefaults()
                .with(Binning.equalWidth(3))
                .with("edges", Binning.edges(-0.0, 2.5))
                .with("quantiles", Binning.quantiles(4))
                .withRankPoints(5)
                .withValuesAsBins(0)
                .withCategories(2)
                .withUnseenCategories(7);
        ReferenceProfile profile = profileWith(options);
        assertThat(profileWith(roundTrip(options))).isEqualTo(profile);
        assertThat(profileWith(ProfileOptions.withDefaults())).isNotEqualTo(profile);
    }

    private static ReferenceProfile profileWith(ProfileOptions options) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder().with(options);
        for (String column : List.of("x", "edges", "quantiles")) {
            builder.numeric(column, IntStream.range(0, 50).asDoubleStream().toArray());
        }
        return builder.categorical("c", "a", "b", "c", "c").build();
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("BanSerializableRead") // The object was written by the test.
    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T roundTrip(T object) throws IOException, ClassNotFoundException {
        return (T) read(write(object));
    }
}
