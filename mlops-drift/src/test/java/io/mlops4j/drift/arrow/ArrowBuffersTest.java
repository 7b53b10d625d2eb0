// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ReferenceProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.util.TransferPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of every type that are cut out of others, too short or released. */
class ArrowBuffersTest {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final int ROWS = 150;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void releaseEverything() {
        // Fails if a vector was leaked.
        allocator.close();
    }

    static Stream<Function<BufferAllocator, FieldVector>> supported() {
        return Stream.of(
                a -> new Float8Vector("x", a),
                a -> new Float4Vector("x", a),
                a -> new TinyIntVector("x", a),
                a -> new SmallIntVector("x", a),
                a -> new IntVector("x", a),
                a -> new BigIntVector("x", a),
                a -> new UInt1Vector("x", a),
                a -> new UInt2Vector("x", a),
                a -> new UInt4Vector("x", a),
                a -> new UInt8Vector("x", a),
                a -> new DecimalVector("x", a, 38, 2),
                a -> new Decimal256Vector("x", a, 76, 2),
                a -> new DateDayVector("x", a),
                a -> new DateMilliVector("x", a),
                a -> new TimeStampSecVector("x", a),
                a -> new TimeStampSecTZVector("x", a, "UTC"),
                a -> new TimeStampMilliVector("x", a),
                a -> new TimeStampMilliTZVector("x", a, "UTC"),
                a -> new TimeStampMicroVector("x", a),
                a -> new TimeStampMicroTZVector("x", a, "UTC"),
                a -> new TimeStampNanoVector("x", a),
                a -> new TimeStampNanoTZVector("x", a, "UTC"),
                a -> new BitVector("x", a),
                a -> new VarCharVector("x", a),
                a -> new LargeVarCharVector("x", a));
    }

    static Stream<Function<BufferAllocator, FieldVector>> unsupported() {
        return Stream.of(
                a -> new VarBinaryVector("x", a),
                a -> new FixedSizeBinaryVector("x", a, 3),
                a -> ListVector.empty("x", a),
                a -> FixedSizeListVector.empty("x", 2, a),
                a -> StructVector.empty("x", a));
    }

    static Stream<Function<BufferAllocator, FieldVector>> every() {
        return Stream.concat(supported(), unsupported());
    }

    /** About a fifth of the rows are null. */
    private static <V extends FieldVector> V filled(V vector) {
        Random random = new Random(11);
        vector.setInitialCapacity(ROWS);
        vector.allocateNew();
        if (vector instanceof BaseFixedWidthVector fixed) {
            byte[] any = new byte[vector instanceof BitVector ? ROWS / Byte.SIZE : ROWS * fixed.getTypeWidth()];
            random.nextBytes(any);
            fixed.getDataBuffer().setBytes(0, any);
        }
        for (int row = 0; row < ROWS; row++) {
            if (random.nextInt(5) > 0) {
                define(vector, row, random);
            }
        }
        vector.setValueCount(ROWS);
        return vector;
    }

    private static void define(FieldVector vector, int row, Random random) {
        byte[] text = ("text " + random.nextInt(9)).getBytes(StandardCharsets.UTF_8);
        if (vector instanceof BaseFixedWidthVector fixed) {
            fixed.setIndexDefined(row);
        } else if (vector instanceof BaseVariableWidthVector words) {
            words.setSafe(row, text);
        } else if (vector instanceof BaseLargeVariableWidthVector words) {
            words.setSafe(row, text);
        } else if (vector instanceof ListVector list) {
            list.setNotNull(row);
        } else if (vector instanceof FixedSizeListVector list) {
            list.setNotNull(row);
        } else if (vector instanceof StructVector struct) {
            struct.setIndexDefined(row);
        }
    }

    private static List<ArrowBuf> buffers(FieldVector vector) {
        List<ArrowBuf> buffers = new ArrayList<>(List.of(vector.getValidityBuffer()));
        boolean isText = vector instanceof BaseVariableWidthVector || vector instanceof BaseLargeVariableWidthVector;
        if (isText) {
            buffers.add(vector.getOffsetBuffer());
        }
        if (isText || vector instanceof BaseFixedWidthVector) {
            buffers.add(vector.getDataBuffer());
        }
        return buffers;
    }

    private static ReferenceProfile profile(FieldVector vector) {
        boolean categories =
                vector instanceof BitVector || vector instanceof VarCharVector || vector instanceof LargeVarCharVector;
        return categories
                ? ReferenceProfile.builder()
                        .numeric("good", 1)
                        .categorical("x", "true", "text 1", "text 2")
                        .build()
                : ReferenceProfile.builder()
                        .numeric("good", 1)
                        .numeric("x", -1e18, -100, 0, 100, 1e9, 1e18)
                        .build();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void aSliceCountsAsACopyOfItsRows(Function<BufferAllocator, FieldVector> type) {
        for (int from : new int[] {0, 1, 8, 63, 64, 71}) {
            try (FieldVector vector = filled(type.apply(allocator));
                    FieldVector copy = type.apply(allocator)) {
                int length = 79;
                for (int row = 0; row < length; row++) {
                    copy.copyFromSafe(from + row, row, vector);
                }
                copy.setValueCount(length);
                TransferPair pair = vector.getTransferPair(allocator);
                pair.splitAndTransfer(from, length);
                try (FieldVector slice = (FieldVector) pair.getTo()) {
                    ReferenceProfile profile = profile(vector);
                    byte[] counted = ARROW.observe(profile.newCounts(), slice).toBytes();
                    assertThat(counted)
                            .as("%s from %d", vector.getMinorType(), from)
                            .isEqualTo(ARROW.observe(profile.newCounts(), copy).toBytes())
                            .isNotEqualTo(profile.newCounts().toBytes());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void aBatchWithAShortBufferIsRefusedBeforeAnythingIsCounted(Function<BufferAllocator, FieldVector> type) {
        int buffers;
        try (FieldVector vector = filled(type.apply(allocator))) {
            buffers = buffers(vector).size();
        }
        for (int place = 0; place < buffers; place++) {
            try (FieldVector vector = filled(type.apply(allocator))) {
                buffers(vector).get(place).capacity(2);
                assertNothingIsCounted(vector);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void aBatchWithAReleasedBufferIsRefusedBeforeAnythingIsCounted(Function<BufferAllocator, FieldVector> type) {
        int buffers;
        try (FieldVector vector = filled(type.apply(allocator))) {
            buffers = buffers(vector).size();
        }
        for (int place = 0; place < buffers; place++) {
            FieldVector vector = filled(type.apply(allocator));
            List<ArrowBuf> all = List.of(vector.getBuffers(false));
            release(buffers(vector).get(place));
            assertNothingIsCounted(vector);
            all.forEach(ArrowBuffersTest::release);
        }
    }

    private static void release(ArrowBuf buffer) {
        while (buffer.refCnt() > 0) {
            buffer.getReferenceManager().release();
        }
    }

    private void assertNothingIsCounted(FieldVector vector) {
        try (Float8Vector good = new Float8Vector("good", allocator)) {
            good.allocateNew(ROWS);
            good.setValueCount(ROWS);
            VectorSchemaRoot batch =
                    new VectorSchemaRoot(List.of(good.getField(), vector.getField()), List.of(good, vector), ROWS);
            CurrentCounts counts = profile(vector).newCounts();
            byte[] before = counts.toBytes();
            assertThatIllegalArgumentException()
                    .as(vector.getMinorType().name())
                    .isThrownBy(() -> ARROW.observe(counts, batch))
                    .withMessageStartingWith("Cannot read column 'x': ");
            assertThat(counts.toBytes()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void rowsOfUnsupportedTypesAreMismatchedAndRefusedInAProfile(Function<BufferAllocator, FieldVector> type) {
        try (FieldVector vector = filled(type.apply(allocator))) {
            ReferenceProfile profile = profile(vector);
            assertThat(ARROW.observe(profile.newCounts(), vector).toBytes())
                    .isEqualTo(profile.newCounts()
                            .observeNulls("x", vector.getNullCount())
                            .observeMismatched("x", ROWS - vector.getNullCount())
                            .toBytes());
            assertThat(vector.getNullCount()).isBetween(1, ROWS - 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.addTo(ReferenceProfile.builder(), vector))
                    .withMessageContaining("are not supported");
        }
        try (NullVector nothing = new NullVector("x", ROWS)) {
            ReferenceProfile profile = profile(nothing);
            assertThat(ARROW.observe(profile.newCounts(), nothing).toBytes())
                    .isEqualTo(profile.newCounts().observeNulls("x", ROWS).toBytes());
        }
    }
}
