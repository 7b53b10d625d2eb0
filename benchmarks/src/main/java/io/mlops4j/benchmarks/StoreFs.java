// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.spi.RegistryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directory backend, held against what the same disk gives to the bare protocol in the same minute. */
final class StoreFs implements Area {
    private static final int MANY = 16;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 1;
    private static final double MILLIS = 1e3;
    private static final String PAYLOAD = "{\"v\":1,\"text\":\"" + "x".repeat(200) + "\"}";

    /** A record file with that payload. */
    private static final int RECORD_SIZE = 520;

    @Override
    public String name() {
        return "store-fs";
    }

    @Override
    public String about() {
        return "directory backend beside raw disk operations on the same disk";
    }

    @Override
    public List<Bar> measure() throws Exception {
        List<Bar> bars = new ArrayList<>();
        try (Scratch scratch = Scratch.create("store-fs")) {
            bars.addAll(publishing(scratch.folder()));
            bars.add(StoreFsGroups.measure(scratch.folder()));
            bars.addAll(StoreFsModels.measure(scratch.folder()));
            bars.addAll(StoreFsMetrics.measure(scratch.folder()));
        }
        try (Scratch scratch = Scratch.inMemory("store-fs")) {
            bars.addAll(searching(scratch.folder()));
        }
        return bars;
    }

    /** Both in turn, several times over, since what else the disk has to do changes from second to second. */
    private static List<Bar> publishing(Path scratch) throws Exception {
        RawDisk raw = new RawDisk(RECORD_SIZE);
        Path temporaries = Files.createDirectories(scratch.resolve("raw/tmp"));
        List<Double> shares = new ArrayList<>();
        try (DirectoryBackend backend = DirectoryBackend.at(scratch.resolve("publish"))) {
            for (int round = 0; round < ROUNDS; round++) {
                Path folder = Files.createDirectories(scratch.resolve("raw/" + round));
                double bare = Stopwatch.ratePerSecond(
                        1, SECONDS, (thread, call) -> raw.putIfAbsent(temporaries, folder.resolve("" + call)));
                double bareMany = Stopwatch.ratePerSecond(
                        MANY,
                        SECONDS,
                        (thread, call) -> raw.putIfAbsent(temporaries, folder.resolve(thread + "-" + call)));
                double one = publishes(backend.registry(), "one" + round, 1);
                double many = publishes(backend.registry(), "many" + round, MANY);
                // each thread to its own model, so that nothing but the syncs of the file system is shared
                System.out.printf(
                        "put-if-absent %.0f/s, publish %.0f/s; by %d threads on %d models %.0f/s and %.0f/s%n",
                        bare, one, MANY, MANY, bareMany, many);
                shares.add(one / bare);
            }
        }
        return List.of(Bar.atLeast("publish-share-of-raw-put-if-absent", median(shares), 0.7));
    }

    private static double publishes(RegistryStore store, String prefix, int threads) throws Exception {
        return Stopwatch.ratePerSecond(
                threads, SECONDS, (thread, call) -> store.commit(ModelName.of(prefix + "-" + thread), call, PAYLOAD));
    }

    /**
     * In memory where there is a place for that: a warm search reads no disk, and 400,000 durable files would take as many
     * minutes as they tell nothing.
     */
    private static List<Bar> searching(Path scratch) throws Exception {
        List<Bar> bars = new ArrayList<>();
        Path some = scratch.resolve("runs1k");
        RunStore.fill(some, 1_000);
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(some))) {
            bars.add(Bar.atMost("search-1k-runs-ms", search(mlops) * MILLIS, 5));
        }
        Path all = scratch.resolve("runs100k");
        System.out.printf(
                "100,000 runs written in %.1f s%n",
                Stopwatch.seconds(() -> {
                    RunStore.fill(all, 100_000);
                    return null;
                }));
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(all))) {
            System.out.printf(
                    "first search of 100,000 runs ever %.2f s%n",
                    Stopwatch.seconds(() -> mlops.tracking().search(RunStore.QUERY)));
            bars.add(Bar.atMost("search-100k-runs-ms", search(mlops) * MILLIS, 100));
        }
        bars.add(Bar.atMost("open-and-search-100k-runs-ms", Stopwatch.seconds(() -> firstUse(all)) * MILLIS, 2_000));
        return bars;
    }

    private static double search(Mlops mlops) throws Exception {
        return Stopwatch.medianSeconds(50, () -> mlops.tracking().search(RunStore.QUERY));
    }

    private static int firstUse(Path store) {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(store))) {
            mlops.tracking().run(RunId.of("run-1"));
            return mlops.tracking().search(RunStore.QUERY).items().size();
        }
    }

    static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
