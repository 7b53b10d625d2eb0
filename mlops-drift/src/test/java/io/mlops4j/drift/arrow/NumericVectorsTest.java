// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.kernel.NumberSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.util.TransferPair;
import org.junit.jupiter.api.Test;

/** However a vector is cut and whatever lies in its null rows, its counts are those of its values, searched one by one. */
class NumericVectorsTest {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final double[] SPECIAL = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff0000000000001L),
        Double.longBitsToDouble(-1),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE
    };

    private final BufferAllocator allocator = new RootAllocator();

    enum Nulls {
        NONE(0),
        FEW(0.03),
        MANY(0.6),
        ALL(1),
        RUNS(0.5);

        private final double share;

        Nulls(double share) {
            this.share = share;
        }

        boolean at(int row, Random random) {
            return this == RUNS ? row / 150 % 2 == 1 : random.nextDouble() < share;
        }
    }

    @AfterProperty
    void releaseEverything() {
        // Fails if a vector was leaked.
        allocator.close();
    }

    private List<BaseFixedWidthVector> vectors() {
        return List.of(
                new Float8Vector("x", allocator),
                new Float4Vector("x", allocator),
                new BigIntVector("x", allocator),
                new IntVector("x", allocator),
                new SmallIntVector("x", allocator),
                new TinyIntVector("x", allocator),
                new UInt4Vector("x", allocator),
                new UInt8Vector("x", allocator),
                new DateDayVector("x", allocator),
                new TimeStampSecVector("x", allocator),
                new TimeStampMicroVector("x", allocator),
                new TimeStampNanoVector("x", allocator));
    }

    /** Any bits, null rows too; of doubles a tenth special values and half such that they fall among the points. */
    private static void fill(BaseFixedWidthVector vector, int rows, Nulls nulls, Random random) {
        vector.allocateNew(rows);
        byte[] any = new byte[rows * vector.getTypeWidth()];
        random.nextBytes(any);
        vector.getDataBuffer().setBytes(0, any);
        for (int row = 0; row < rows; row++) {
            if (vector instanceof Float8Vector doubles && random.nextInt(10) < 6) {
                double value = random.nextInt(6) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian();
                doubles.set(row, value);
            }
            if (nulls.at(row, random)) {
                vector.setNull(row);
            } else {
                vector.setIndexDefined(row);
            }
        }
        vector.setValueCount(rows);
    }

    private static ReferenceProfile profile(int points) {
        double[] sample = new Random(5).doubles(500, -2, 2).toArray();
        return ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withRankPoints(points))
                .numeric("x", sample)
                .build();
    }

    /** A value at a time, as the vector itself gives it: too few for any table. */
    private static CurrentCounts oneByOne(ReferenceProfile profile, FieldVector vector) {
        CurrentCounts counts = profile.newCounts();
        VectorValues.Numbers numbers = (VectorValues.Numbers) VectorTypes.values(vector);
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                counts.observeNulls("x", 1);
            } else {
                counts.observe("x", numbers.values().applyAsDouble(row));
            }
        }
        return counts;
    }

    @Property(tries = 60)
    void countsEveryTypeWithEveryPatternOfNulls(
            @ForAll @IntRange(max = 2_200) int rows, @ForAll Nulls nulls, @ForAll long seed) {
        for (int points : new int[] {2, 400}) {
            ReferenceProfile profile = profile(points);
            // From now on there is a table.
            profile.newCounts().observe("x", new double[20_000]);
            for (BaseFixedWidthVector vector : vectors()) {
                try (vector) {
                    fill(vector, rows, nulls, new Random(seed));
                    assertThat(ARROW.observe(profile.newCounts(), vector).toBytes())
                            .as(vector.getMinorType().name())
                            .isEqualTo(oneByOne(profile, vector).toBytes());
                }
            }
        }
    }

    @Property(tries = 60)
    void countsSlicesAsTheirOwnVectors(
            @ForAll @IntRange(max = 300) int from,
            @ForAll @IntRange(max = 1_300) int length,
            @ForAll Nulls nulls,
            @ForAll long seed) {
        ReferenceProfile profile = profile(2);
        profile.newCounts().observe("x", new double[20_000]);
        for (BaseFixedWidthVector vector : vectors()) {
            fill(vector, 1_600, nulls, new Random(seed));
            TransferPair pair = vector.getTransferPair(allocator);
            pair.splitAndTransfer(from, length);
            try (vector;
                    FieldVector slice = (FieldVector) pair.getTo()) {
                assertThat(ARROW.observe(profile.newCounts(), slice).toBytes())
                        .as(vector.getMinorType().name())
                        .isEqualTo(oneByOne(profile, slice).toBytes());
            }
        }
    }

    @Property(tries = 60)
    void readsDoublesInPlaceAsInCopies(
            @ForAll @IntRange(min = 1, max = 2_200) int rows, @ForAll Nulls nulls, @ForAll long seed) {
        assertThat(DirectDoubles.possible()).isTrue();
        try (Float8Vector vector = new Float8Vector("x", allocator)) {
            fill(vector, rows, nulls, new Random(seed));
            NumberSource inPlace = new DirectDoubles(vector);
            NumberSource copied = new FixedWidthNumbers(vector, Widening::float8);
            assertThat(inPlace.nulls()).isEqualTo(copied.nulls()).isEqualTo(vector.getNullCount());
            assertThat(bits(inPlace)).isEqualTo(bits(copied));
        }
    }

    private static long[] bits(NumberSource source) {
        double[] all = new double[source.rows()];
        double[] chunk = new double[NumberSource.CHUNK];
        int present = 0;
        for (int row = 0; row < source.rows(); row += NumberSource.CHUNK) {
            int copied = source.copy(row, Math.min(NumberSource.CHUNK, source.rows() - row), chunk);
            System.arraycopy(chunk, 0, all, present, copied);
            present += copied;
        }
        assertThat(present).isEqualTo(source.rows() - source.nulls());
        return Arrays.stream(all, 0, present)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void takesAnAbsentValidityBufferOfALoadedVectorForNoNulls() {
        try (Float8Vector vector = new Float8Vector("x", allocator);
                ArrowBuf data = allocator.buffer(800)) {
            for (int row = 0; row < 100; row++) {
                data.setDouble(8L * row, row);
            }
            vector.loadFieldBuffers(new ArrowFieldNode(100, 0), List.of(allocator.getEmpty(), data));
            ReferenceProfile profile =
                    ARROW.addTo(ReferenceProfile.builder(), vector).build();
            assertThat(ARROW.observe(profile.newCounts(), vector).toBytes())
                    .isEqualTo(oneByOne(profile, vector).toBytes());
        }
        allocator.close();
    }

    @Test
    void refusesBuffersThatAreTooShort() {
        try (Float8Vector vector = new Float8Vector("x", allocator)) {
            fill(vector, 100, Nulls.NONE, new Random(1));
            vector.getDataBuffer().capacity(799);
            ReferenceProfile profile = profile(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ARROW.observe(profile.newCounts(), vector))
                    .withMessage("Cannot read column 'x': its data buffer has 799 bytes, its 100 values need 800");
        }
        allocator.close();
    }

    @Test
    void refusesBuffersThatAreReleased() {
        Float8Vector vector = new Float8Vector("x", allocator);
        fill(vector, 100, Nulls.NONE, new Random(1));
        vector.getValidityBuffer().getReferenceManager().release(2);
        ReferenceProfile profile = profile(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ARROW.observe(profile.newCounts(), vector))
                .withMessage("Cannot read column 'x': one of its buffers has been released");
        allocator.close();
    }
}
