// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.arrow.ArrowColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Making a profile, its size, and merging what many partitions counted. */
final class ProfileMaking implements Area {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final int FEATURES = 10;
    private static final int REFERENCE_ROWS = 1_000_000;
    private static final int PARTITIONS = 1_000;
    private static final int ROWS_PER_PARTITION = 1_000;
    private static final ProfileOptions SMALL = ProfileOptions.withDefaults().withRankPoints(1_000);
    private static final double BYTES_PER_KB = 1000;

    @Override
    public String name() {
        return "drift-profile";
    }

    @Override
    public String about() {
        return "a profile of 10 features and 1 million rows, its bytes, and 1,000 partitions merged";
    }

    @Override
    public List<Bar> measure() {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot reference = new VectorSchemaRoot(features(allocator))) {
            LongSupplier making =
                    () -> profile(reference, ProfileOptions.withDefaults()).hashCode();
            double seconds = Rounds.WALL_TIME.fastestSeconds(making)[0];
            System.out.printf(
                    "profile-10-features-1-million-rows: %.3f s by the clock, %.3f s of a processor%n",
                    seconds, Rounds.THREAD_TIME.fastestSeconds(making)[0]);
            ReferenceProfile small = profile(reference, SMALL);
            double bytes = small.toBytes().length;
            return List.of(
                    Bar.atMost("profile-10-features-1-million-rows-s", seconds, 2),
                    Bar.atMost("profile-1000-rank-points-kB", bytes / BYTES_PER_KB, 200),
                    mergeOfPartitions(small));
        }
    }

    private static List<FieldVector> features(BufferAllocator allocator) {
        List<FieldVector> features = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            Float8Vector vector = new Float8Vector("feature" + feature, allocator);
            vector.allocateNew(REFERENCE_ROWS);
            double[] values = Samples.normals(REFERENCE_ROWS, feature, v -> v);
            for (int row = 0; row < values.length; row++) {
                vector.set(row, values[row]);
            }
            vector.setValueCount(values.length);
            features.add(vector);
        }
        return features;
    }

    private static ReferenceProfile profile(VectorSchemaRoot reference, ProfileOptions options) {
        return ARROW.addTo(ReferenceProfile.builder().with(options), reference).build();
    }

    private static Bar mergeOfPartitions(ReferenceProfile profile) {
        List<byte[]> states = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> count(profile, partition).toBytes())
                .toList();
        double seconds = Rounds.WALL_TIME
                .fastestSeconds(() -> {
                    CurrentCounts merged = profile.newCounts();
                    states.forEach(state -> merged.merge(CurrentCounts.fromBytes(profile, state)));
                    return merged.hashCode();
                })[0];
        return Bar.atMost("profile-merge-of-1000-partitions-s", seconds, 1);
    }

    private static CurrentCounts count(ReferenceProfile profile, int partition) {
        CurrentCounts counts = profile.newCounts();
        double[] values = Samples.normals(FEATURES * ROWS_PER_PARTITION, 100 + partition, v -> v);
        for (int feature = 0; feature < FEATURES; feature++) {
            int from = feature * ROWS_PER_PARTITION;
            counts.observe("feature" + feature, values, from, from + ROWS_PER_PARTITION);
        }
        return counts;
    }
}
