// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.ReferenceProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;

/** A point in time is the same number, to the last bit, whether it comes in a row or in a vector of any unit. */
class InstantsTest {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final Instant EPOCH = Instant.EPOCH;

    @Property
    void inRowsAsInVectors(@ForAll long value) {
        try (BufferAllocator allocator = new RootAllocator()) {
            assertSame(
                    new TimeStampNanoVector("x", allocator), v -> v.set(0, value), EPOCH.plus(value, ChronoUnit.NANOS));
            assertSame(
                    new TimeStampMicroVector("x", allocator),
                    v -> v.set(0, value),
                    EPOCH.plus(value, ChronoUnit.MICROS));
            assertSame(new TimeStampMilliVector("x", allocator), v -> v.set(0, value), Instant.ofEpochMilli(value));
            long second = value % Instant.MAX.getEpochSecond();
            assertSame(new TimeStampSecVector("x", allocator), v -> v.set(0, second), Instant.ofEpochSecond(second));
            int day = (int) value;
            assertSame(new DateDayVector("x", allocator), v -> v.set(0, day), LocalDate.ofEpochDay(day));
        }
    }

    /** The vector's number is the profile's only point, so the row's number is counted on it only if it is the same. */
    private static <V extends FieldVector> void assertSame(V empty, Consumer<V> fill, Object inRow) {
        try (V vector = empty) {
            vector.allocateNew();
            fill.accept(vector);
            vector.setValueCount(1);
            ReferenceProfile profile =
                    ARROW.addTo(ReferenceProfile.builder(), vector).build();
            assertThat(profile.newCounts().observeRow(Map.of("x", inRow)).toBytes())
                    .as("%s %s", vector.getMinorType(), inRow)
                    .isEqualTo(ARROW.observe(profile.newCounts(), vector).toBytes());
        }
    }
}
