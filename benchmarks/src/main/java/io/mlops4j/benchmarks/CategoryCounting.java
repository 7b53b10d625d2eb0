// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.arrow.ArrowColumns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Counting categories, beside a hash map over the vector's objects. */
final class CategoryCounting implements Area {
    // Names of 8 to 22 bytes, the first ones much more frequent than the last.
    private static final List<String> NAMES = IntStream.range(0, 100)
            .mapToObj(i -> "category" + "-of-some-kind".substring(0, i % 13) + i)
            .toList();
    private static final int BYTES_PER_NAME = 32;

    private static final DictionaryEncoding ENCODING = new DictionaryEncoding(1, false, null);

    @Override
    public String name() {
        return "drift-categories";
    }

    @Override
    public String about() {
        return "10 million categories, beside a HashMap<String, Long> over getObject";
    }

    @Override
    public List<Bar> measure() {
        int[] places = places();
        try (BufferAllocator allocator = new RootAllocator();
                VarCharVector words = words(allocator);
                VarCharVector plain = plain(allocator, places);
                IntVector encoded = encoded(allocator, places)) {
            ArrowColumns arrow = ArrowColumns.withDefaults()
                    .with(new DictionaryProvider.MapDictionaryProvider(new Dictionary(words, ENCODING)));
            return List.of(
                    bar("categories-dictionary-encoded", arrow, encoded, () -> count(encoded, words), 10),
                    bar("categories-plain-text", arrow, plain, () -> count(plain), 4));
        }
    }

    private static int[] places() {
        RandomGenerator random = Samples.random(11);
        int[] places = new int[Samples.ROWS];
        Arrays.setAll(places, row -> (int) (NAMES.size() * random.nextDouble() * random.nextDouble()));
        return places;
    }

    private static VarCharVector words(BufferAllocator allocator) {
        VarCharVector vector = new VarCharVector("words", allocator);
        for (int entry = 0; entry < NAMES.size(); entry++) {
            vector.setSafe(entry, NAMES.get(entry).getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(NAMES.size());
        return vector;
    }

    private static VarCharVector plain(BufferAllocator allocator, int[] places) {
        List<byte[]> names = NAMES.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        VarCharVector vector = new VarCharVector(Samples.COLUMN, allocator);
        vector.allocateNew((long) BYTES_PER_NAME * places.length, places.length);
        for (int row = 0; row < places.length; row++) {
            vector.set(row, names.get(places[row]));
        }
        vector.setValueCount(places.length);
        return vector;
    }

    private static IntVector encoded(BufferAllocator allocator, int[] places) {
        IntVector vector = new IntVector(
                Samples.COLUMN, new FieldType(true, new ArrowType.Int(Integer.SIZE, true), ENCODING), allocator);
        vector.allocateNew(places.length);
        for (int row = 0; row < places.length; row++) {
            vector.set(row, places[row]);
        }
        vector.setValueCount(places.length);
        return vector;
    }

    private static Map<String, Long> count(VarCharVector vector) {
        Map<String, Long> counts = new HashMap<>();
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (!vector.isNull(row)) {
                counts.merge(vector.getObject(row).toString(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> count(IntVector vector, VarCharVector words) {
        Map<String, Long> counts = new HashMap<>();
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (!vector.isNull(row)) {
                counts.merge(words.getObject(vector.getObject(row)).toString(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Bar bar(
            String name, ArrowColumns arrow, FieldVector vector, Supplier<Map<String, Long>> peer, double goal) {
        ReferenceProfile profile =
                ReferenceProfile.builder().categorical(Samples.COLUMN, NAMES).build();
        Supplier<CurrentCounts> ours = () -> arrow.observe(profile.newCounts(), vector);
        CurrentCounts theirs = profile.newCounts();
        peer.get().forEach((category, times) -> theirs.observeCategory(Samples.COLUMN, category, times));
        if (!Arrays.equals(ours.get().toBytes(), theirs.toBytes())) {
            throw new IllegalStateException("Cannot compare " + name + ": the counts differ");
        }
        double speedup = Rounds.THREAD_TIME.speedup(
                name,
                vector.getValueCount(),
                () -> ours.get().hashCode(),
                "HashMap",
                () -> peer.get().size());
        return Bar.atLeast(name + "-speedup", speedup, goal);
    }
}
