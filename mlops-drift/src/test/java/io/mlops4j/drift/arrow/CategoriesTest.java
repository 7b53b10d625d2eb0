// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.TransferPair;

/** Counting in bulk gives what reading row by row gives. */
class CategoriesTest {
    private static final MapDictionaryProvider NO_DICTIONARY = new MapDictionaryProvider();

    private final BufferAllocator allocator = new RootAllocator();

    @AfterTry
    void nothingIsLeaked() {
        assertThat(allocator.getAllocatedMemory()).isZero();
    }

    private static Tally bulk(FieldVector vector, MapDictionaryProvider dictionaries) {
        Tally tally = new Tally();
        VectorValues.of(vector, dictionaries).copyTo(tally);
        return tally;
    }

    private static Tally byRow(FieldVector vector, IntFunction<String> name) {
        Tally tally = new Tally();
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                tally.nulls(1);
            } else {
                tally.category(name.apply(row), 1);
            }
        }
        return tally;
    }

    private static String string(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Empty, ordinary, of many lengths, and what is no UTF-8. */
    @Provide
    Arbitrary<byte[]> text() {
        Arbitrary<byte[]> words = Arbitraries.strings()
                .withChars("abé\u0000")
                .ofMaxLength(3)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> lengths = Arbitraries.integers().between(0, 40).map(length -> {
            byte[] same = new byte[length];
            Arrays.fill(same, (byte) 'x');
            return same;
        });
        Arbitrary<byte[]> anything = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        return Arbitraries.oneOf(words, lengths, anything);
    }

    @Provide
    Arbitrary<List<byte[]>> texts() {
        return text().injectNull(0.2).list().ofMaxSize(200);
    }

    @Property(tries = 300)
    void textsOfAnyPartOfAVector(@ForAll("texts") List<byte[]> texts, @ForAll @IntRange(max = 100) int skipped) {
        try (VarCharVector text = new VarCharVector("x", allocator);
                LargeVarCharVector large = new LargeVarCharVector("x", allocator)) {
            for (int row = 0; row < texts.size(); row++) {
                if (texts.get(row) != null) {
                    text.setSafe(row, texts.get(row));
                    large.setSafe(row, texts.get(row));
                }
            }
            text.setValueCount(texts.size());
            large.setValueCount(texts.size());
            int from = Math.min(skipped, texts.size());
            try (VarCharVector part = (VarCharVector) part(text, from);
                    LargeVarCharVector largePart = (LargeVarCharVector) part(large, from)) {
                assertThat(bulk(text, NO_DICTIONARY)).isEqualTo(byRow(text, row -> string(text.get(row))));
                assertThat(bulk(large, NO_DICTIONARY)).isEqualTo(byRow(text, row -> string(text.get(row))));
                assertThat(bulk(part, NO_DICTIONARY)).isEqualTo(byRow(part, row -> string(part.get(row))));
                assertThat(bulk(largePart, NO_DICTIONARY)).isEqualTo(byRow(part, row -> string(part.get(row))));
            }
        }
    }

    private FieldVector part(FieldVector vector, int from) {
        TransferPair transfer = vector.getTransferPair(allocator);
        transfer.splitAndTransfer(from, vector.getValueCount() - from);
        return (FieldVector) transfer.getTo();
    }

    @Example
    void textsOfAnyLength() {
        try (VarCharVector text = new VarCharVector("x", allocator)) {
            Random random = new Random(1);
            for (int row = 0; row < 500; row++) {
                byte[] value = new byte[random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(3_000)];
                Arrays.fill(value, (byte) ('a' + random.nextInt(3)));
                text.setSafe(row, value);
            }
            text.setValueCount(500);
            assertThat(bulk(text, NO_DICTIONARY)).isEqualTo(byRow(text, row -> string(text.get(row))));
        }
    }

    @Property(tries = 300)
    void booleansOfAnyPartOfAVector(
            @ForAll List<Boolean> values, @ForAll long nulls, @ForAll @IntRange(max = 100) int skipped) {
        try (BitVector bits = new BitVector("x", allocator)) {
            for (int row = 0; row < values.size(); row++) {
                bits.setSafe(row, values.get(row) ? 1 : 0);
                if ((nulls >>> row & 1) == 1) {
                    bits.setNull(row);
                }
            }
            bits.setValueCount(values.size());
            try (BitVector part = (BitVector) part(bits, Math.min(skipped, values.size()))) {
                assertThat(bulk(bits, NO_DICTIONARY))
                        .isEqualTo(byRow(bits, row -> bits.get(row) == 0 ? "false" : "true"));
                assertThat(bulk(part, NO_DICTIONARY))
                        .isEqualTo(byRow(part, row -> part.get(row) == 0 ? "false" : "true"));
            }
        }
    }

    @Property(tries = 200)
    void indexesOfAnyWidthInsideTheDictionaryOrNot(
            @ForAll("texts") List<byte[]> entries,
            @ForAll long seed,
            @ForAll @IntRange(max = 3_000) int rows,
            @ForAll @IntRange(max = 200) int skipped) {
        try (VarCharVector words = new VarCharVector("words", allocator)) {
            for (int entry = 0; entry < entries.size(); entry++) {
                if (entries.get(entry) != null) {
                    words.setSafe(entry, entries.get(entry));
                }
            }
            words.setValueCount(entries.size());
            Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
            for (FieldVector vector : indexVectors(dictionary)) {
                try (vector) {
                    fill(vector, new Random(seed), rows, entries.size());
                    try (FieldVector part = part(vector, Math.min(skipped, rows))) {
                        assertThat(bulk(vector, new MapDictionaryProvider(dictionary)))
                                .as(vector.getMinorType().name())
                                .isEqualTo(decodedByRow(vector, words));
                        assertThat(bulk(part, new MapDictionaryProvider(dictionary)))
                                .isEqualTo(decodedByRow(part, words));
                    }
                }
            }
        }
    }

    private List<FieldVector> indexVectors(Dictionary dictionary) {
        FieldType type = new FieldType(true, new ArrowType.Int(32, true), dictionary.getEncoding());
        return List.of(
                new TinyIntVector("x", type, allocator),
                new SmallIntVector("x", type, allocator),
                new IntVector("x", type, allocator),
                new BigIntVector("x", type, allocator),
                new UInt1Vector("x", type, allocator),
                new UInt2Vector("x", type, allocator),
                new UInt4Vector("x", type, allocator),
                new UInt8Vector("x", type, allocator));
    }

    /** Stretches without nulls and with them; most indexes are inside the dictionary. */
    private static void fill(FieldVector vector, Random random, int rows, int entries) {
        BaseIntVector indexes = (BaseIntVector) vector;
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        vector.setValueCount(rows);
        for (int row = 0; row < rows; row++) {
            boolean mayBeNull = row / 200 % 2 == 1;
            if (!mayBeNull || random.nextInt(4) > 0) {
                long far = random.nextLong() >>> random.nextInt(64);
                indexes.setWithPossibleTruncate(row, random.nextInt(50) == 0 ? far : random.nextInt(entries + 2));
            } else {
                vector.setNull(row);
            }
        }
    }

    private static Tally decodedByRow(FieldVector vector, VarCharVector words) {
        Tally tally = new Tally();
        for (int row = 0; row < vector.getValueCount(); row++) {
            long index = vector.isNull(row) ? -1 : ((BaseIntVector) vector).getValueAsLong(row);
            boolean inside = index >= 0 && index < words.getValueCount();
            if (vector.isNull(row) || (inside && words.isNull((int) index))) {
                tally.nulls(1);
            } else if (inside) {
                tally.category(string(words.get((int) index)), 1);
            } else {
                tally.mismatched(1);
            }
        }
        return tally;
    }

    @Example
    void countsOfALargeDictionary() {
        try (VarCharVector words = new VarCharVector("words", allocator)) {
            for (int entry = 0; entry < 20_000; entry++) {
                words.setSafe(entry, Integer.toString(entry).getBytes(StandardCharsets.UTF_8));
            }
            words.setValueCount(20_000);
            Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
            List<FieldVector> vectors = new ArrayList<>(indexVectors(dictionary));
            for (FieldVector vector : vectors) {
                try (vector) {
                    fill(vector, new Random(2), 10_000, 20_000);
                    assertThat(bulk(vector, new MapDictionaryProvider(dictionary)))
                            .isEqualTo(decodedByRow(vector, words));
                }
            }
        }
    }

    @Example
    void refusesOffsetsThatDoNotAscend() {
        for (int at : List.of(0, 1, 1_500, 2_000)) {
            try (VarCharVector text = new VarCharVector("x", allocator);
                    LargeVarCharVector large = new LargeVarCharVector("x", allocator)) {
                for (int row = 0; row < 2_000; row++) {
                    text.setSafe(row, new byte[] {'a'});
                    large.setSafe(row, new byte[] {'a'});
                }
                text.setValueCount(2_000);
                large.setValueCount(2_000);
                text.getOffsetBuffer().setInt(4L * at, -7);
                large.getOffsetBuffer().setLong(8L * at, at == 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> bulk(text, NO_DICTIONARY))
                        .withMessageContaining("column 'x': text ends at byte");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> bulk(large, NO_DICTIONARY))
                        .withMessageContaining("column 'x': text ends at byte");
            }
        }
    }
}
