// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.arrow.ArrowColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/** Counting a vector into bins, beside the naive loop, and on two threads beside one. */
final class PsiCounting implements Area {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final int REFERENCE_ROWS = 100_000;
    // The edges are rank points in any case.
    private static final int FEWEST_RANK_POINTS = 2;
    private static final int BATCHES = 10;
    private static final double INTEGERS_PER_UNIT = 1e6;

    @Override
    public String name() {
        return "drift-psi";
    }

    @Override
    public String about() {
        return "10 million values into bins, beside isNull, get and binarySearch for each";
    }

    @Override
    public List<Bar> measure() throws Exception {
        List<Bar> bars = new ArrayList<>();
        double[] normals = Samples.normals(Samples.ROWS, 1, v -> v);
        try (BufferAllocator allocator = new RootAllocator()) {
            try (Float8Vector vector = Samples.vector(allocator, normals)) {
                bars.add(float8("psi-10-bins", vector, 10, Goals.ofThisJvm().tenBins()));
                bars.add(float8("psi-100-bins", vector, 100, 15));
            }
            try (Float8Vector vector = Samples.vector(allocator, normals, Samples.oneIn(10, 2))) {
                bars.add(float8("psi-10-percent-null", vector, 10, 10));
            }
            try (Float8Vector vector = withNaN(allocator, normals)) {
                bars.add(float8("psi-1-percent-nan", vector, 10, 10));
            }
            try (Float4Vector vector = floats(allocator, normals)) {
                bars.add(bar("psi-float4", vector, new Setting(10, v -> (float) v), s -> s.count(vector), 8));
            }
            try (BigIntVector vector = integers(allocator, normals)) {
                bars.add(bar("psi-int64", vector, new Setting(10, PsiCounting::integer), s -> s.count(vector), 8));
            }
            Arrays.sort(normals);
            try (Float8Vector vector = Samples.vector(allocator, normals)) {
                bars.add(float8("psi-sorted", vector, 10, 5));
            }
            Arrays.fill(normals, 0.5);
            try (Float8Vector vector = Samples.vector(allocator, normals)) {
                bars.add(float8("psi-constant", vector, 10, 5));
            }
            bars.add(twoThreads(allocator));
        }
        return bars;
    }

    private static double integer(double value) {
        return Math.rint(value * INTEGERS_PER_UNIT);
    }

    private static Float8Vector withNaN(BufferAllocator allocator, double[] values) {
        double[] some = values.clone();
        var isNaN = Samples.oneIn(100, 3);
        Arrays.setAll(some, row -> isNaN.test(row) ? Double.NaN : some[row]);
        return Samples.vector(allocator, some);
    }

    private static Float4Vector floats(BufferAllocator allocator, double[] values) {
        Float4Vector vector = new Float4Vector(Samples.COLUMN, allocator);
        vector.allocateNew(values.length);
        for (int row = 0; row < values.length; row++) {
            vector.set(row, (float) values[row]);
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private static BigIntVector integers(BufferAllocator allocator, double[] values) {
        BigIntVector vector = new BigIntVector(Samples.COLUMN, allocator);
        vector.allocateNew(values.length);
        for (int row = 0; row < values.length; row++) {
            vector.set(row, (long) integer(values[row]));
        }
        vector.setValueCount(values.length);
        return vector;
    }

    /** How many bins, of what reference. */
    private record Setting(int bins, DoubleUnaryOperator change) {
        double[] reference() {
            return Samples.normals(REFERENCE_ROWS, 4, change);
        }

        ReferenceProfile profile() {
            return Samples.profile(reference(), bins, FEWEST_RANK_POINTS);
        }

        double[] edges() {
            return Samples.edges(reference(), bins);
        }
    }

    private interface Naive {
        NaiveHistogram count(NaiveHistogram empty);
    }

    private static Bar float8(String name, Float8Vector vector, int bins, double goal) {
        return bar(name, vector, new Setting(bins, v -> v), empty -> empty.count(vector), goal);
    }

    private static Bar bar(String name, FieldVector vector, Setting setting, Naive naive, double goal) {
        ReferenceProfile profile = setting.profile();
        double[] edges = setting.edges();
        Supplier<CurrentCounts> ours = () -> ARROW.observe(profile.newCounts(), vector);
        Supplier<NaiveHistogram> theirs = () -> naive.count(new NaiveHistogram(edges));
        requireSame(name, bins(profile, ours.get()), theirs.get().bins());
        double speedup = Rounds.THREAD_TIME.speedup(
                name,
                vector.getValueCount(),
                () -> ours.get().hashCode(),
                "naive",
                () -> theirs.get().hashCode());
        return Bar.atLeast(name + "-speedup", speedup, goal);
    }

    static long[] bins(ReferenceProfile profile, CurrentCounts counts) {
        return DriftReport.compare(profile, counts, DriftOptions.withDefaults()).columns().get(0).bins().stream()
                .mapToLong(Bin::current)
                .toArray();
    }

    static void requireSame(String name, long[] ours, long[] theirs) {
        if (!Arrays.equals(ours, theirs)) {
            throw new IllegalStateException("Cannot compare " + name + ": we counted " + Arrays.toString(ours)
                    + " and the peer " + Arrays.toString(theirs));
        }
    }

    private static Bar twoThreads(BufferAllocator allocator) {
        ReferenceProfile profile = new Setting(10, v -> v).profile();
        List<FieldVector> batches = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int batch = 0; batch < BATCHES; batch++) {
                batches.add(Samples.vector(allocator, Samples.normals(Samples.ROWS, 10 + batch, v -> v)));
            }
            List<FieldVector> half = batches.subList(0, BATCHES / 2);
            List<FieldVector> rest = batches.subList(BATCHES / 2, BATCHES);
            Supplier<CurrentCounts> two = () -> {
                Future<CurrentCounts> other = threads.submit(() -> count(profile, rest));
                return count(profile, half).merge(await(other));
            };
            Supplier<CurrentCounts> one = () -> count(profile, batches);
            requireSame("two threads", bins(profile, two.get()), bins(profile, one.get()));
            double speedup = Rounds.WALL_TIME.speedup(
                    "psi-two-threads",
                    (long) BATCHES * Samples.ROWS,
                    () -> two.get().hashCode(),
                    "one thread",
                    () -> one.get().hashCode());
            return Bar.atLeast("psi-two-threads-speedup", speedup, 1.7);
        } finally {
            threads.shutdown();
            batches.forEach(FieldVector::close);
        }
    }

    private static CurrentCounts count(ReferenceProfile profile, List<FieldVector> batches) {
        CurrentCounts counts = profile.newCounts();
        batches.forEach(batch -> ARROW.observe(counts, batch));
        return counts;
    }

    private static CurrentCounts await(Future<CurrentCounts> counts) {
        try {
            return counts.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Cannot count on another thread", e);
        }
    }
}
