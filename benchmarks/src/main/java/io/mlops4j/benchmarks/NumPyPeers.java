// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.arrow.ArrowColumns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;

/**
 * Counting beside NumPy and SciPy on the same values, which run in a process of their own between two measurements of ours.
 * Without Python or one of the two, nothing is compared and no bar is met.
 */
final class NumPyPeers implements Area {
    private static final ArrowColumns ARROW = ArrowColumns.withDefaults();
    private static final Path SCRIPT = Path.of("benchmarks", "src", "main", "python", "peers.py");
    private static final int MINUTES = 5;
    private static final int BINS = 10;
    private static final int POINTS = 100_000;
    // SciPy adds up quotients where we divide once.
    private static final double SAME = 1e-12;

    @Override
    public String name() {
        return "drift-peers";
    }

    @Override
    public String about() {
        return "10 million values beside numpy.histogram, searchsorted and scipy.stats.ks_2samp; needs python3 with both";
    }

    @Override
    public List<Bar> measure() throws Exception {
        double[] values = Samples.normals(Samples.ROWS, 5, v -> v + 0.02);
        double[] reference = Samples.normals(POINTS, 6, v -> v);
        Path folder = Files.createTempDirectory(Path.of("benchmarks", "target"), "peers");
        try (BufferAllocator allocator = new RootAllocator();
                Float8Vector vector = Samples.vector(allocator, values)) {
            write(folder.resolve("values.f64"), values);
            write(folder.resolve("reference.f64"), reference);
            write(folder.resolve("edges.f64"), Samples.edges(reference, BINS));
            return compare(folder, reference, vector);
        } finally {
            delete(folder);
        }
    }

    private static List<Bar> compare(Path folder, double[] reference, Float8Vector vector) throws Exception {
        ReferenceProfile few = Samples.profile(reference, BINS, 2);
        ReferenceProfile many = Samples.profile(reference, BINS, POINTS);
        double[] before = seconds(few, many, vector);
        Optional<Results> run = run(folder);
        if (run.isEmpty()) {
            return bars(before, name -> Double.NaN);
        }
        Results peers = run.get();
        double[] after = seconds(few, many, vector);
        requireSameResults(peers, ARROW.observe(few.newCounts(), vector), ARROW.observe(many.newCounts(), vector));
        System.out.println(peers.get("versions"));
        double[] ours = {Math.min(before[0], after[0]), Math.min(before[1], after[1])};
        return bars(ours, name -> Double.parseDouble(peers.get(name)));
    }

    /** What was not measured is NaN, which meets no goal. */
    private static List<Bar> bars(double[] ours, ToDoubleFunction<String> peers) {
        return List.of(
                bar("peers-numpy-histogram", ours[0], peers.applyAsDouble("histogram"), 3),
                bar("peers-numpy-searchsorted", ours[0], peers.applyAsDouble("searchsorted"), 15),
                bar("peers-scipy-ks-2samp", ours[1], peers.applyAsDouble("ks_2samp"), 7));
    }

    /** What the script printed, by the first word of each line. */
    private record Results(Map<String, String> lines) {
        static Results of(List<String> lines) {
            return new Results(lines.stream()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1])));
        }

        String get(String name) {
            return Objects.requireNonNull(lines.get(name), name);
        }
    }

    private static double[] seconds(ReferenceProfile few, ReferenceProfile many, Float8Vector vector) {
        return Rounds.THREAD_TIME.fastestSeconds(
                () -> ARROW.observe(few.newCounts(), vector).hashCode(),
                () -> ARROW.observe(many.newCounts(), vector).hashCode());
    }

    private static Bar bar(String name, double ours, double peer, double goal) {
        System.out.printf(
                "%s: %.2f ns a value, peer %.2f ns%n",
                name, Rounds.nanosEach(ours, Samples.ROWS), Rounds.nanosEach(peer, Samples.ROWS));
        return Bar.atLeast(name + "-speedup", peer / ours, goal);
    }

    private static void requireSameResults(Results peers, CurrentCounts bins, CurrentCounts ranks) {
        for (String name : List.of("histogram-counts", "searchsorted-counts")) {
            long[] theirs = Stream.concat(Arrays.stream(peers.get(name).split(" ")), Stream.of("0"))
                    .mapToLong(Long::parseLong)
                    .toArray();
            PsiCounting.requireSame(name, PsiCounting.bins(bins.profile(), bins), theirs);
        }
        double ours = KsCounting.distance(ranks);
        if (Math.abs(ours - Double.parseDouble(peers.get("ks_2samp-distance"))) > SAME) {
            throw new IllegalStateException("Cannot compare ks_2samp: our distance is " + ours + ", the peer's "
                    + peers.get("ks_2samp-distance"));
        }
    }

    /** Nothing if the script could not run. */
    private static Optional<Results> run(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        try {
            Process python = new ProcessBuilder("python3", SCRIPT.toString(), folder.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!python.waitFor(MINUTES, TimeUnit.MINUTES)) {
                python.destroyForcibly().waitFor();
                return notMeasured("python3 took more than " + MINUTES + " minutes");
            }
            if (python.exitValue() != 0) {
                return notMeasured(Files.readString(errors).strip());
            }
        } catch (IOException e) {
            return notMeasured(e.toString());
        }
        return Optional.of(Results.of(Files.readAllLines(output)));
    }

    private static Optional<Results> notMeasured(String reason) {
        System.out.println("The peers in Python were not measured: " + reason);
        return Optional.empty();
    }

    private static void write(Path file, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            inside.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
