// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Points in a small part of a node are told apart as well as others, and the values around them find their slots. */
class RankGridTest {
    private static final int POINTS = 10_000;

    /** In each case nearly all points lie in a few nodes and fill less than a thousandth of them, some beside a lonely value. */
    static Stream<double[]> narrowPoints() {
        return Stream.of(
                points(random -> 1.7e12 + random.nextInt(10_000_000)),
                points(random -> -1.7e12 - random.nextInt(10_000_000)),
                points(random ->
                        random.nextInt(500) == 0 ? random.nextGaussian() : 1.7e12 + random.nextInt(10_000_000)),
                points(random -> random.nextInt(3) == 0 ? 0 : 2000 + 1e-3 * random.nextDouble()),
                points(random -> (random.nextBoolean() ? 37 : -37) + 1e-7 * random.nextGaussian()),
                // Around the border of two nodes, and from -0.0 on.
                points(random -> 64 + 1e-4 * random.nextGaussian()),
                points(random -> Double.MIN_VALUE * (random.nextInt(1_000_000) - 500_000)),
                points(random -> -Double.MIN_VALUE * (1e6 + random.nextInt(1_000_000))));
    }

    private interface Draw {
        double from(Random random);
    }

    private static double[] points(Draw draw) {
        Random random = new Random(5);
        return DoubleStream.generate(() -> draw.from(random) + 0.0)
                .limit(POINTS)
                .sorted()
                .distinct()
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("narrowPoints")
    void fewPointsShareACell(double[] points) {
        RankGrid grid =
                new RankGrid(Arrays.stream(points).mapToLong(RankGridTest::key).toArray());
        int[] cells = new int[points.length];
        grid.cells(points, 0, points.length, cells);
        // Of points drawn evenly a fifteenth does at eight cells for each, and less at more.
        long distinct = Arrays.stream(cells).distinct().count();
        assertThat(distinct).isGreaterThan(points.length * 7L / 8);
        assertThat(grid.cells()).isLessThan(RankGrid.NODES + 17 * points.length);
    }

    @ParameterizedTest
    @MethodSource("narrowPoints")
    void valuesOutsideTheRangeOfThePointsFindTheirSlots(double[] points) {
        assertCountsAsSearchDoes(points, around(points, new Random(6)));
    }

    @Property(tries = 100)
    void pointsOfAnyRangeAnywhereFindTheirSlots(
            @ForAll long start, @ForAll @IntRange(min = 0, max = 50) int rangeBits, @ForAll long seed) {
        Random random = new Random(seed);
        double[] points = DoubleStream.generate(
                        () -> Double.longBitsToDouble(start + (random.nextLong() >>> (63 - rangeBits))))
                .limit(300)
                .filter(Double::isFinite)
                .map(point -> point + 0.0)
                .sorted()
                .distinct()
                .toArray();
        assertCountsAsSearchDoes(points, around(points, random));
    }

    /** At every distance in the order of doubles from a point, small and large, and the zeros. */
    private static double[] around(double[] points, Random random) {
        double[] values = new double[20_000];
        for (int i = 0; i < values.length; i++) {
            double point = points.length == 0 ? 0 : points[random.nextInt(points.length)];
            long distance = random.nextLong() >> (1 + random.nextInt(63));
            values[i] = switch (random.nextInt(10)) {
                case 0 -> 0.0;
                case 1 -> -0.0;
                default -> Double.longBitsToDouble(Double.doubleToRawLongBits(point) + distance);
            };
        }
        return values;
    }

    private static void assertCountsAsSearchDoes(double[] points, double[] values) {
        int[] slots = new int[SlotCounter.slots(points.length)];
        int[] expected = new int[slots.length];
        long nans = new RankTable(points).count(values, 0, values.length, slots, new FarValues());
        assertThat(nans).isEqualTo(SlotTableTest.search(points, values, expected));
        assertThat(slots).isEqualTo(expected);
    }

    private static long key(double value) {
        return RankGrid.key(Double.doubleToRawLongBits(value));
    }
}
