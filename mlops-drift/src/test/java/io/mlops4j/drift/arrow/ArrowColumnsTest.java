// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.ColumnKind;
import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.SampleSummary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrowColumnsTest {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void releaseEverything() {
        // Fails if a vector was leaked.
        allocator.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a vector, takes the profile of it and of an array, and expects the same. */
    private <V extends FieldVector> void assertNumbers(V empty, Consumer<V> fill, double... expected) {
        try (V vector = empty) {
            vector.allocateNew();
            fill.accept(vector);
            vector.setValueCount(expected.length + 1);
            ReferenceProfile byVector =
                    ARROW.addTo(ReferenceProfile.builder(), vector).build();
            ReferenceProfile byArray = ReferenceProfile.builder()
                    .numeric("x", expected)
                    .nulls("x", 1)
                    .build();
            assertThat(byVector).as(vector.getMinorType().name()).isEqualTo(byArray);
            assertThat(ARROW.observe(byVector.newCounts(), vector).toBytes())
                    .isEqualTo(byArray.newCounts()
                            .observe("x", expected)
                            .observeNulls("x", 1)
                            .toBytes());
        }
    }

    @Test
    void readsEveryTypeOfNumber() {
        assertNumbers(
                new Float8Vector("x", allocator),
                v -> {
                    v.set(0, 1.5);
                    v.set(1, Double.NaN);
                    v.set(2, Double.NEGATIVE_INFINITY);
                    v.set(3, -0.0);
                },
                1.5,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                0.0);
        assertNumbers(new Float4Vector("x", allocator), v -> v.set(0, 0.1f), (double) 0.1f);
        assertNumbers(new TinyIntVector("x", allocator), v -> v.set(0, -128), -128);
        assertNumbers(new SmallIntVector("x", allocator), v -> v.set(0, -32_768), -32_768);
        assertNumbers(new IntVector("x", allocator), v -> v.set(0, Integer.MIN_VALUE), Integer.MIN_VALUE);
        assertNumbers(new BigIntVector("x", allocator), v -> v.set(0, (1L << 53) + 1), 0x1p53);
        assertNumbers(new UInt1Vector("x", allocator), v -> v.set(0, 200), 200);
        assertNumbers(new UInt2Vector("x", allocator), v -> v.set(0, 60_000), 60_000);
        assertNumbers(new UInt4Vector("x", allocator), v -> v.set(0, -1), 4_294_967_295.0);
        assertNumbers(new UInt8Vector("x", allocator), v -> v.set(0, -1), 0x1p64);
        assertNumbers(new DecimalVector("x", allocator, 10, 2), v -> v.set(0, 12_345), 123.45);
        assertNumbers(new Decimal256Vector("x", allocator, 60, 1), v -> v.set(0, new BigDecimal("-0.5")), -0.5);
    }

    @Test
    void readsDatesAndTimeStampsAsMilliseconds() {
        assertNumbers(new DateDayVector("x", allocator), v -> v.set(0, -2), -172_800_000);
        assertNumbers(new DateMilliVector("x", allocator), v -> v.set(0, 5), 5);
        assertNumbers(new TimeStampSecVector("x", allocator), v -> v.set(0, 7), 7_000);
        assertNumbers(new TimeStampMilliVector("x", allocator), v -> v.set(0, 7), 7);
        assertNumbers(new TimeStampMicroVector("x", allocator), v -> v.set(0, 1_500), 1.5);
        assertNumbers(new TimeStampMicroTZVector("x", allocator, "Europe/Lisbon"), v -> v.set(0, 1_500), 1.5);
        assertNumbers(new TimeStampNanoVector("x", allocator), v -> v.set(0, 2_500_000), 2.5);
    }

    @Test
    void readsMoreThanOneChunk() {
        double[] values = new double[5_000];
        try (Float8Vector vector = new Float8Vector("x", allocator)) {
            vector.allocateNew(values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 7 == 0 ? Double.NaN : i;
                if (i % 7 == 0) {
                    vector.setNull(i);
                } else {
                    vector.set(i, i);
                }
            }
            vector.setValueCount(values.length);
            ReferenceProfile profile =
                    ReferenceProfile.builder().numeric("x", 1000, 2000, 3000).build();
            CurrentCounts byVector = ARROW.observe(profile.newCounts(), vector);
            SampleSummary current = column(byVector).current();
            assertThat(current).isEqualTo(new SampleSummary(5_000, 715, 0, 0, 0, 0));
            assertThat(column(byVector).bins())
                    .isEqualTo(column(profile.newCounts().observe("x", values)).bins());
        }
    }

    private static ColumnDrift column(CurrentCounts counts) {
        return DriftReport.compare(counts.profile(), counts, DriftOptions.withDefaults())
                .columns()
                .get(0);
    }

    @Test
    void readsTextAndBooleansAsCategories() {
        try (VarCharVector text = new VarCharVector("x", allocator);
                LargeVarCharVector large = new LargeVarCharVector("x", allocator);
                BitVector bits = new BitVector("x", allocator)) {
            for (int i = 0; i < 3; i++) {
                text.setSafe(i, utf8(List.of("é", "", "é").get(i)));
                large.setSafe(i, utf8(List.of("é", "", "é").get(i)));
                bits.setSafe(i, i == 1 ? 0 : 1);
            }
            for (FieldVector vector : List.of(text, large, bits)) {
                vector.setValueCount(4);
            }
            ReferenceProfile expected = ReferenceProfile.builder()
                    .categorical("x", "é", "", "é", null)
                    .build();
            assertThat(ARROW.addTo(ReferenceProfile.builder(), text).build()).isEqualTo(expected);
            assertThat(ARROW.addTo(ReferenceProfile.builder(), large).build()).isEqualTo(expected);
            assertThat(ARROW.addTo(ReferenceProfile.builder(), bits).build())
                    .isEqualTo(ReferenceProfile.builder()
                            .categorical("x", "true", "false", "true", null)
                            .build());
            assertThat(ARROW.observe(expected.newCounts(), large).toBytes())
                    .isEqualTo(expected.newCounts()
                            .observe("x", "é", "", "é", null)
                            .toBytes());
        }
    }

    @Test
    void readsDictionariesOfTextAndOfNumbers() {
        try (VarCharVector words = new VarCharVector("words", allocator);
                VarCharVector plain = new VarCharVector("x", allocator);
                BigIntVector numbers = new BigIntVector("numbers", allocator);
                BigIntVector plainNumbers = new BigIntVector("x", allocator)) {
            for (int i = 0; i < 2; i++) {
                words.setSafe(i, utf8(List.of("red", "green").get(i)));
                numbers.setSafe(i, 100L * i);
            }
            words.setValueCount(2);
            numbers.setValueCount(2);
            for (int i = 0; i < 3; i++) {
                plain.setSafe(i, utf8(List.of("green", "red", "green").get(i)));
                plainNumbers.setSafe(i, i == 1 ? 0 : 100);
            }
            plain.setValueCount(4);
            plainNumbers.setValueCount(4);
            Dictionary ofWords = new Dictionary(words, new DictionaryEncoding(1, false, null));
            Dictionary ofNumbers = new Dictionary(numbers, new DictionaryEncoding(2, false, null));
            ArrowColumns arrow = ARROW.with(new DictionaryProvider.MapDictionaryProvider(ofWords, ofNumbers));
            try (FieldVector encoded = (FieldVector) DictionaryEncoder.encode(plain, ofWords);
                    FieldVector encodedNumbers = (FieldVector) DictionaryEncoder.encode(plainNumbers, ofNumbers)) {
                ReferenceProfile byText =
                        ARROW.addTo(ReferenceProfile.builder(), plain).build();
                assertThat(arrow.addTo(ReferenceProfile.builder(), encoded).build())
                        .isEqualTo(byText);
                assertThat(arrow.observe(byText.newCounts(), encoded).toBytes())
                        .isEqualTo(ARROW.observe(byText.newCounts(), plain).toBytes());
                assertThat(arrow.addTo(ReferenceProfile.builder(), encodedNumbers)
                                .build())
                        .isEqualTo(ARROW.addTo(ReferenceProfile.builder(), plainNumbers)
                                .build());
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> ARROW.observe(byText.newCounts(), encoded))
                        .withMessageContaining("there is no dictionary 1");
                words.setValueCount(1);
                assertThat(column(arrow.observe(byText.newCounts(), encoded)).current())
                        .isEqualTo(new SampleSummary(4, 1, 0, 2, 0, 0));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> arrow.addTo(ReferenceProfile.builder(), encoded))
                        .withMessageContaining("2 indexes are not in its dictionary");
            }
        }
    }

    @Test
    void countsTheColumnsOfABatchAndMissingOnesAsNull() {
        try (Float8Vector x = new Float8Vector("x", allocator);
                IntVector extra = new IntVector("extra", allocator)) {
            x.allocateNew(2);
            x.set(0, 1);
            x.set(1, 2);
            x.setValueCount(2);
            extra.setValueCount(2);
            VectorSchemaRoot batch = VectorSchemaRoot.of(x, extra);
            ReferenceProfile profile = ReferenceProfile.builder()
                    .numeric("x", 1, 2)
                    .categorical("gone", "a")
                    .build();
            assertThat(ARROW.observe(profile.newCounts(), batch).toBytes())
                    .isEqualTo(profile.newCounts()
                            .observe("x", 1, 2)
                            .observeNulls("gone", 2)
                            .toBytes());
            assertThat(ARROW.addTo(ReferenceProfile.builder(), batch).build().columns())
                    .containsExactly("x", "extra");
        }
    }

    @Test
    void countsVectorsOfTheWrongKindAsMismatched() {
        try (VarCharVector text = new VarCharVector("n", allocator);
                IntVector number = new IntVector("c", allocator);
                VarBinaryVector binary = new VarBinaryVector("b", allocator)) {
            text.setSafe(0, utf8("1"));
            number.setSafe(0, 1);
            binary.setSafe(0, utf8("1"));
            for (FieldVector vector : List.of(text, number, binary)) {
                vector.setValueCount(2);
            }
            ReferenceProfile profile = ReferenceProfile.builder()
                    .numeric("n", 1)
                    .categorical("c", "1")
                    .numeric("b", 1)
                    .build();
            CurrentCounts counts = ARROW.observe(profile.newCounts(), VectorSchemaRoot.of(text, number, binary));
            assertThat(DriftReport.compare(profile, counts, DriftOptions.withDefaults())
                            .columns())
                    .allSatisfy(column -> assertThat(column.current()).isEqualTo(new SampleSummary(2, 1, 0, 1, 0, 0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.addTo(ReferenceProfile.builder(), binary))
                    .withMessageContaining("column 'b'")
                    .withMessageContaining("not supported");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.addTo(ReferenceProfile.builder().numeric("n", 1), text))
                    .withMessageContaining("it is numeric");
        }
    }

    @Test
    void knowsColumnsWithoutRows() {
        try (Float8Vector x = new Float8Vector("x", allocator);
                VarCharVector c = new VarCharVector("c", allocator)) {
            ReferenceProfile profile = ARROW.addTo(ReferenceProfile.builder(), VectorSchemaRoot.of(x, c))
                    .build();
            assertThat(profile.kind("x")).isEqualTo(ColumnKind.NUMERIC);
            assertThat(profile.kind("c")).isEqualTo(ColumnKind.CATEGORICAL);
        }
    }

    @Test
    void refusesLengthsThatDoNotFitAndCountsNothing() {
        try (Float8Vector x = new Float8Vector("x", allocator);
                IntVector y = new IntVector("y", allocator)) {
            x.allocateNew(3);
            x.set(0, 1);
            x.setValueCount(3);
            y.allocateNew(2);
            y.setValueCount(2);
            ReferenceProfile profile =
                    ReferenceProfile.builder().numeric("x", 1).numeric("y", 1).build();
            CurrentCounts counts = profile.newCounts();
            VectorSchemaRoot uneven = new VectorSchemaRoot(List.of(x, y));
            uneven.setRowCount(3);
            y.setValueCount(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.observe(counts, uneven))
                    .withMessageContaining("column 'y': it has 2 values in a batch of 3 rows");
            assertThat(counts.toBytes()).isEqualTo(profile.newCounts().toBytes());
        }
    }

    @Test
    void refusesBuffersThatAreTooShort() {
        try (VarCharVector text = new VarCharVector("x", allocator)) {
            text.setSafe(0, utf8("abc"));
            text.setSafe(1, utf8("d"));
            text.setValueCount(2);
            text.getOffsetBuffer().setInt(4, 1_000_000);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.addTo(ReferenceProfile.builder(), text))
                    .withMessageContaining("column 'x': text ends at byte 1000000");
        }
    }

    @Test
    void labelsBinsOfBooleans() {
        try (BitVector bits = new BitVector("x", allocator)) {
            for (int row = 0; row < 10; row++) {
                bits.setSafe(row, 1);
            }
            bits.setValueCount(10);
            ReferenceProfile profile =
                    ARROW.addTo(ReferenceProfile.builder(), bits).build();
            assertThat(column(profile.newCounts().observeCategory("x", "true", 10))
                            .bins())
                    .contains(new Bin("true", 10, 10));
        }
    }
}
