// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.ReferenceProfileBuilder;
import io.mlops4j.drift.SampleSummary;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vector of any type is read, or says that it is not, and never stops the columns beside it. */
class EveryTypeTest {
    private static final int ROWS = 3;
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void releaseEverything() {
        allocator.close();
    }

    static Stream<ArrowType> supported() {
        return Stream.concat(
                Stream.of(
                        new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
                        new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
                        new ArrowType.Decimal(10, 2, 128),
                        new ArrowType.Decimal(60, 2, 256),
                        new ArrowType.Bool(),
                        new ArrowType.Utf8(),
                        new ArrowType.LargeUtf8(),
                        new ArrowType.Date(DateUnit.DAY),
                        new ArrowType.Date(DateUnit.MILLISECOND)),
                Stream.concat(
                        Stream.of(8, 16, 32, 64)
                                .flatMap(bits ->
                                        Stream.of(new ArrowType.Int(bits, true), new ArrowType.Int(bits, false))),
                        Stream.of(TimeUnit.values())
                                .flatMap(unit -> Stream.of(
                                        new ArrowType.Timestamp(unit, null), new ArrowType.Timestamp(unit, "UTC")))));
    }

    static Stream<ArrowType> unsupported() {
        return Stream.of(
                new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
                new ArrowType.Null(),
                new ArrowType.Binary(),
                new ArrowType.LargeBinary(),
                new ArrowType.BinaryView(),
                new ArrowType.Utf8View(),
                new ArrowType.FixedSizeBinary(4),
                new ArrowType.Time(TimeUnit.SECOND, 32),
                new ArrowType.Time(TimeUnit.MILLISECOND, 32),
                new ArrowType.Time(TimeUnit.MICROSECOND, 64),
                new ArrowType.Time(TimeUnit.NANOSECOND, 64),
                new ArrowType.Duration(TimeUnit.SECOND),
                new ArrowType.Interval(IntervalUnit.YEAR_MONTH),
                new ArrowType.Interval(IntervalUnit.DAY_TIME),
                new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO),
                new ArrowType.Struct(),
                new ArrowType.List(),
                new ArrowType.LargeList(),
                new ArrowType.FixedSizeList(2),
                new ArrowType.Union(UnionMode.Sparse, new int[] {0}),
                new ArrowType.Union(UnionMode.Dense, new int[] {0}));
    }

    private FieldVector vector(ArrowType type) {
        Field number = Field.nullable("element", new ArrowType.Int(32, true));
        List<Field> children = type.isComplex() ? List.of(number) : List.of();
        FieldVector vector = new Field("x", FieldType.nullable(type), children).createVector(allocator);
        vector.setInitialCapacity(ROWS);
        vector.allocateNew();
        vector.setValueCount(ROWS);
        return vector;
    }

    private Float8Vector beside() {
        Float8Vector beside = new Float8Vector("beside", allocator);
        beside.allocateNew(ROWS);
        for (int row = 0; row < ROWS; row++) {
            beside.set(row, row);
        }
        beside.setValueCount(ROWS);
        return beside;
    }

    private static SampleSummary summary(CurrentCounts counts, String column) {
        return DriftReport.compare(counts.profile(), counts, DriftOptions.withDefaults())
                .column(column)
                .current();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void aSupportedTypeWithoutValuesIsNull(ArrowType type) {
        try (FieldVector vector = vector(type)) {
            ReferenceProfile profile =
                    ARROW.addTo(ReferenceProfile.builder(), vector).build();
            assertThat(summary(ARROW.observe(profile.newCounts(), vector), "x"))
                    .isEqualTo(new SampleSummary(ROWS, ROWS, 0, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void anUnsupportedTypeIsNeverAnErrorInCurrentData(ArrowType type) {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("x", 1)
                .numeric("beside", 1, 2)
                .build();
        try (FieldVector vector = vector(type);
                Float8Vector beside = beside()) {
            CurrentCounts counts = ARROW.observe(profile.newCounts(), VectorSchemaRoot.of(vector, beside));
            assertThat(summary(counts, "x").rows()).isEqualTo(ROWS);
            assertThat(summary(counts, "x").present()).isZero();
            assertThat(summary(counts, "beside").present()).isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void anUnsupportedTypeInAReferenceIsRefusedBeforeAnythingIsAdded(ArrowType type) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder().numeric("beside", 7);
        ReferenceProfile before = builder.build();
        try (FieldVector vector = vector(type);
                Float8Vector beside = beside()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.addTo(builder, VectorSchemaRoot.of(beside, vector)))
                    .withMessageContaining("Cannot profile column 'x': vectors of type ")
                    .withMessageContaining("are not supported");
            assertThat(builder.build()).isEqualTo(before);
        }
    }
}
