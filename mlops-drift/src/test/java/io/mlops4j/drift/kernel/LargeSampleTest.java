// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples as large as the table are counted bucket by bucket, with the counts of the plain search. */
class LargeSampleTest {
    private static final int POINTS = 25_000;

    /** Every third row is null. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record EveryThirdNull(double[] values) implements NumberSource {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public int nulls() {
            return (values.length + 2) / 3;
        }

        @Override
        public int copy(int row, int count, double[] into) {
            int present = 0;
            for (int i = row; i < row + count; i++) {
                if (i % 3 != 0) {
                    into[present++] = values[i];
                }
            }
            return present;
        }

        double[] present() {
            return IntStream.range(0, values.length)
                    .filter(i -> i % 3 != 0)
                    .mapToDouble(i -> values[i])
                    .toArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsAsSearchDoes(SlotTableTest.Shape shape) {
        double[] points = SlotTableTest.points(shape, POINTS, 3);
        double[] values = SlotTableTest.values(shape, points, 4, 3 * POINTS + 17);
        RankTable table = new RankTable(points);
        int[] slots = new int[SlotCounter.slots(points.length)];
        int[] expected = new int[slots.length];
        FarValues far = new FarValues();
        double[] own = Arrays.copyOfRange(values, 5, values.length);
        long nans = table.count(values, 5, values.length, slots, far);
        assertThat(nans).isEqualTo(SlotTableTest.search(points, own, expected));
        assertThat(slots).isEqualTo(expected);
        SlotTableTest.assertShowsTheFarthest(far, own, expected);
    }

    @ParameterizedTest
    @EnumSource
    void countsRowsWithNulls(SlotTableTest.Shape shape) {
        double[] points = SlotTableTest.points(shape, POINTS, 5);
        EveryThirdNull rows = new EveryThirdNull(SlotTableTest.values(shape, points, 6, 2 * POINTS + 1));
        for (SlotTable table : new SlotTable[] {new RankTable(points), new PrefixTable(new double[] {-1, 0, 2})}) {
            double[] own = table instanceof RankTable ? points : new double[] {-1, 0, 2};
            int[] slots = new int[SlotCounter.slots(own.length)];
            int[] expected = new int[slots.length];
            FarValues far = new FarValues();
            long nans = table.count(rows, slots, far);
            assertThat(nans).isEqualTo(SlotTableTest.search(own, rows.present(), expected));
            assertThat(slots).isEqualTo(expected);
            SlotTableTest.assertShowsTheFarthest(far, rows.present(), expected);
        }
    }

    /** One bucket may take most of the values, or all. */
    @Property(tries = 20)
    void countsHoweverUnevenTheBucketsAre(@ForAll @IntRange(min = 0, max = POINTS) int from, @ForAll long seed) {
        double[] points = SlotTableTest.points(SlotTableTest.Shape.NORMAL, POINTS, 7);
        Random random = new Random(seed);
        int width = 1 + random.nextInt(points.length - Math.min(from, points.length - 1));
        double[] values = new double[2 * POINTS];
        for (int i = 0; i < values.length; i++) {
            double point = points[Math.min(from + random.nextInt(width), points.length - 1)];
            values[i] = random.nextBoolean() ? point : Math.nextUp(point);
        }
        int[] slots = new int[SlotCounter.slots(points.length)];
        int[] expected = new int[slots.length];
        assertThat(new RankTable(points).count(values, 0, values.length, slots, new FarValues()))
                .isZero();
        SlotTableTest.search(points, values, expected);
        assertThat(slots).isEqualTo(expected);
    }
}
