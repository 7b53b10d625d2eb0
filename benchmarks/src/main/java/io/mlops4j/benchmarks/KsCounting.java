// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.arrow.ArrowColumns;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.RankedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** Counting a vector against every value of a reference, beside sorting both; on awkward data; and in small windows. */
final class KsCounting implements Area {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final KolmogorovSmirnovTest COMMONS = KolmogorovSmirnovTest.withDefaults();
    private static final int BINS = 10;
    private static final int POINTS = 100_000;
    private static final double SHIFT = 0.02;
    private static final int WINDOW = 20_000;
    private static final int WINDOWS = 100;
    // Both are the same quotient of whole numbers, rounded once by us and at each step by the peer.
    private static final double SAME = 1e-15;
    private static final long LARGEST_EXACT = 10_000;
    // A little farther apart the p-value is below every double, which takes no time to know.
    private static final long FAR_APART = 2_700;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public String name() {
        return "drift-ks";
    }

    @Override
    public String about() {
        return "10 million values against every reference value, beside commons-statistics on sorted samples";
    }

    @Override
    public List<Bar> measure() {
        List<Bar> bars = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            double[] current = Samples.normals(Samples.ROWS, 5, v -> v + SHIFT);
            try (Float8Vector vector = Samples.vector(allocator, current)) {
                for (int points : List.of(10_000, 100_000, 1_000_000)) {
                    bars.add(besideSorting(points, current, vector));
                }
            }
            bars.addAll(otherData(allocator));
            bars.add(smallWindows(allocator));
        }
        bars.add(exactPValue());
        return bars;
    }

    private static Bar besideSorting(int points, double[] current, Float8Vector vector) {
        String name = "ks-" + points;
        double[] reference = Samples.normals(points, 6, v -> v);
        ReferenceProfile profile = Samples.profile(reference, BINS, points);
        double ours = distance(ARROW.observe(profile.newCounts(), vector));
        double theirs = COMMONS.statistic(reference, current);
        if (Math.abs(ours - theirs) > SAME) {
            throw new IllegalStateException(
                    "Cannot compare " + name + ": our distance is " + ours + ", the peer's " + theirs);
        }
        double speedup = Rounds.THREAD_TIME.speedup(
                name,
                current.length,
                () -> ARROW.observe(profile.newCounts(), vector).hashCode(),
                "commons-statistics",
                () -> Double.doubleToLongBits(COMMONS.statistic(reference, current)));
        return Bar.atLeast(name + "-speedup", speedup, Goals.ofThisJvm().kolmogorovSmirnov(points));
    }

    static double distance(CurrentCounts counts) {
        return Objects.requireNonNull(DriftReport.compare(counts.profile(), counts, DriftOptions.withDefaults())
                .columns()
                .get(0)
                .finding(KolmogorovSmirnov.ID)
                .orElseThrow()
                .value());
    }

    /** Each as a multiple of the time that normal data takes. */
    private static List<Bar> otherData(BufferAllocator allocator) {
        List<FieldVector> vectors = new ArrayList<>();
        List<LongSupplier> works = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try {
            for (AwkwardData data : AwkwardData.values()) {
                ReferenceProfile profile = Samples.profile(data.sample(POINTS, 7), BINS, POINTS);
                Float8Vector vector = Samples.vector(allocator, data.sample(Samples.ROWS, 8), data.isNull(9));
                vectors.add(vector);
                works.add(() -> ARROW.observe(profile.newCounts(), vector).hashCode());
                names.add(data.words());
            }
            double[] seconds = Rounds.THREAD_TIME.fastestSeconds(works.toArray(LongSupplier[]::new));
            List<Bar> bars = new ArrayList<>();
            for (int i = 0; i < seconds.length; i++) {
                System.out.printf("ks-%s: %.2f ns a value%n", names.get(i), Rounds.nanosEach(seconds[i], Samples.ROWS));
                if (i > 0) {
                    bars.add(Bar.atMost("ks-" + names.get(i) + "-to-normal-ratio", seconds[i] / seconds[0], 2));
                }
            }
            return bars;
        } finally {
            vectors.forEach(FieldVector::close);
        }
    }

    /** New counts for each window, of a profile that has been counted against before. */
    private static Bar smallWindows(BufferAllocator allocator) {
        ReferenceProfile profile = Samples.profile(Samples.normals(POINTS, 6, v -> v), BINS, POINTS);
        try (Float8Vector window = Samples.vector(allocator, Samples.normals(WINDOW, 5, v -> v + SHIFT))) {
            double[] seconds = Rounds.THREAD_TIME.fastestSeconds(() -> {
                long hash = 0;
                for (int i = 0; i < WINDOWS; i++) {
                    hash += ARROW.observe(profile.newCounts(), window).hashCode();
                }
                return hash;
            });
            return Bar.atMost(
                    "ks-window-of-20000-ns-per-value", Rounds.nanosEach(seconds[0], (long) WINDOW * WINDOWS), 30);
        }
    }

    /** The largest samples that have an exact law, at about the distance at which it takes longest. */
    private static Bar exactPValue() {
        RankedCounts farApart =
                RankedCounts.of(new long[] {LARGEST_EXACT - FAR_APART, 0, FAR_APART}, new long[] {LARGEST_EXACT, 0, 0});
        double seconds = Rounds.THREAD_TIME
                .fastestSeconds(() -> Double.doubleToLongBits(
                        KolmogorovSmirnov.withDefaults().test(farApart).pValue()))[0];
        return Bar.atMost("ks-exact-p-value-of-10000-ms", MILLIS_PER_SECOND * seconds, 100);
    }
}
