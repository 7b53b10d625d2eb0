// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both tables give the counts of the plain search, wherever the points and the values lie. */
class SlotTableTest {
    private static final int VALUES = 3_000;

    /** Where points may crowd together, spread over all magnitudes, or tie. */
    enum Shape {
        NORMAL,
        LOGNORMAL,
        CAUCHY,
        ZEROS,
        INTEGERS,
        TIME_STAMPS,
        NEIGHBOURS,
        GEOMETRIC,
        ANY_BITS;

        DoubleSupplier values(Random random) {
            return switch (this) {
                case NORMAL -> random::nextGaussian;
                case LOGNORMAL -> () -> Math.exp(10 * random.nextGaussian());
                case CAUCHY -> () -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
                case ZEROS -> () -> random.nextInt(10) < 3 ? -0.0 : random.nextGaussian();
                case INTEGERS -> () -> Math.rint(35 * random.nextGaussian());
                case TIME_STAMPS -> () -> 1.7e12 + random.nextInt(Integer.MAX_VALUE);
                case NEIGHBOURS ->
                    () -> Double.longBitsToDouble(
                            Double.doubleToRawLongBits(random.nextBoolean() ? 1e9 : -1e9) + random.nextInt(5_000));
                case GEOMETRIC -> () -> Math.scalb(random.nextBoolean() ? 1.0 : -1.0, random.nextInt(2_000) - 1_000);
                case ANY_BITS -> () -> Double.longBitsToDouble(random.nextLong());
            };
        }
    }

    @Property(tries = 300)
    void prefixTableCountsAsSearchDoes(
            @ForAll Shape shape,
            @ForAll @IntRange(min = 0, max = PrefixTable.MOST_POINTS) int wanted,
            @ForAll long seed) {
        double[] points = points(shape, wanted, seed);
        assertSameCounts(new PrefixTable(points), points, values(shape, points, seed));
    }

    @Property(tries = 300)
    void rankTableCountsAsSearchDoes(
            @ForAll Shape shape, @ForAll @IntRange(min = 1, max = 4_000) int wanted, @ForAll long seed) {
        double[] points = points(shape, wanted, seed);
        assertSameCounts(new RankTable(points), points, values(shape, points, seed));
    }

    @ParameterizedTest
    @EnumSource
    void counterChangesToItsTableUnnoticed(Shape shape) {
        for (int wanted : new int[] {7, 3_000}) {
            double[] points = points(shape, wanted, 11);
            double[] values = values(shape, points, 12);
            SlotCounter counter = SlotCounter.over(points);
            SlotCounts counts = SlotCounts.none(SlotCounter.slots(points.length));
            long nans = 0;
            for (int round = 0; round < 10; round++) {
                nans += counter.count(values, 0, values.length, counts);
            }
            int[] once = new int[SlotCounter.slots(points.length)];
            long nansOnce = search(points, values, once);
            assertThat(counts.toArray())
                    .containsExactly(
                            Arrays.stream(once).mapToLong(count -> 10L * count).toArray());
            assertThat(nans).isEqualTo(10 * nansOnce);
        }
    }

    @Test
    void countsOnlyTheRangeAskedForWhateverItsLength() {
        double[] points = points(Shape.NORMAL, 500, 1);
        double[] values = values(Shape.NORMAL, points, 2);
        for (SlotTable table : new SlotTable[] {new PrefixTable(new double[] {0, 1}), new RankTable(points)}) {
            double[] own = table instanceof PrefixTable ? new double[] {0, 1} : points;
            for (int length : new int[] {0, 1, 2, 3, 5, 1_023, 1_024, 1_025, 2_049}) {
                assertSameCounts(table, own, Arrays.copyOfRange(values, 7, 7 + length));
                int[] slots = new int[SlotCounter.slots(own.length)];
                table.count(values, 7, 7 + length, slots, new FarValues());
                int[] expected = new int[slots.length];
                search(own, Arrays.copyOfRange(values, 7, 7 + length), expected);
                assertThat(slots).containsExactly(expected);
            }
        }
    }

    private static void assertSameCounts(SlotTable table, double[] points, double[] values) {
        int[] slots = new int[SlotCounter.slots(points.length)];
        int[] expected = new int[slots.length];
        FarValues far = new FarValues();
        long nans = table.count(values, 0, values.length, slots, far);
        assertThat(nans).isEqualTo(search(points, values, expected));
        assertThat(slots).containsExactly(expected);
        assertShowsTheFarthest(far, values, expected);
    }

    static void assertShowsTheFarthest(FarValues far, double[] values, int[] slots) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (slots[1] > 0) {
            assertThat(far.lowest()).isEqualTo(finite[0]);
        }
        if (slots[slots.length - 2] > 0) {
            assertThat(far.highest()).isEqualTo(finite[finite.length - 1]);
        }
    }

    static long search(double[] points, double[] values, int[] slots) {
        long nans = 0;
        for (double value : values) {
            int slot = SlotCounter.search(points, value);
            if (slot < 0) {
                nans++;
            } else {
                slots[slot]++;
            }
        }
        return nans;
    }

    static double[] points(Shape shape, int wanted, long seed) {
        DoubleSupplier source = shape.values(new Random(seed));
        return DoubleStream.generate(source)
                .limit(wanted)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] values(Shape shape, double[] points, long seed) {
        return values(shape, points, seed, VALUES);
    }

    /** Half as the points are made; the rest points, their neighbours, and what is special about doubles. */
    static double[] values(Shape shape, double[] points, long seed, int size) {
        Random random = new Random(seed + 1);
        DoubleSupplier source = shape.values(random);
        double[] special = {
            Double.NaN,
            Double.longBitsToDouble(0x7ff0000000000001L),
            Double.longBitsToDouble(0xfff0000000000001L),
            Double.longBitsToDouble(-1),
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE
        };
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            double point = points.length == 0 ? 0 : points[random.nextInt(points.length)];
            values[i] = switch (random.nextInt(8)) {
                case 0 -> point;
                case 1 -> Math.nextUp(point);
                case 2 -> Math.nextDown(point);
                case 3 -> special[random.nextInt(special.length)];
                default -> source.getAsDouble();
            };
        }
        return values;
    }
}
