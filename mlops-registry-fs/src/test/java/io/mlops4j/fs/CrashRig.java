// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.MlopsException;
import io.mlops4j.fs.disk.DiskModel;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Recording;
import io.mlops4j.fs.disk.Recording.Done;
import io.mlops4j.fs.disk.Recording.Entry;
import io.mlops4j.fs.disk.Recording.Said;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.spi.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records what the store does to the disk during {@link PublishScript}, and looks at what would be there if the machine
 * had stopped after each operation.
 */
final class CrashRig {
    private final Path work;
    private final Path base;
    private final List<Entry> entries;
    private final List<Set<String>> acknowledged;
    private int images;

    private CrashRig(Path work, Path base, List<Entry> entries, List<Set<String>> acknowledged) {
        this.work = work;
        this.base = base;
        this.entries = entries;
        this.acknowledged = acknowledged;
    }

    /** Runs the script in a folder and records it. */
    static CrashRig record(Path work, Placing placing) throws IOException {
        Path base = Files.createDirectory(work.toRealPath().resolve("recorded"));
        Recording recording = new Recording();
        List<Set<String>> acknowledged = new ArrayList<>();
        Path store = base.resolve("store");
        try (Mlops mlops =
                PublishScript.open(DirectoryBackend.at(recording.watch(base).resolve("store"), placing), "script-")) {
            for (PublishScript.Step step : PublishScript.steps()) {
                step.run(mlops);
                recording.said();
                acknowledged.add(StoreFacts.in(store));
            }
        }
        return new CrashRig(work, base, recording.entries(), acknowledged);
    }

    /** Gives what was recorded. */
    List<Entry> entries() {
        return entries;
    }

    /** Gives the folder that everything was recorded in. */
    Path base() {
        return base;
    }

    /** Gives what the whole script has acknowledged. */
    Set<String> everything() {
        return acknowledged.get(acknowledged.size() - 1);
    }

    /** Tells how many images were looked at. */
    int images() {
        return images;
    }

    /**
     * Stops after each operation, and looks at what the death of the process leaves and what a power cut may leave: nothing
     * that was not synced, or some of it.
     *
     * @param happened what happens: what was recorded, or that with a fault in it
     * @param guesses how many times to guess what a power cut leaves
     * @param enough how many findings to stop at
     * @return what is wrong, one sentence each
     */
    List<String> findings(List<Entry> happened, int guesses, int enough) throws IOException {
        List<String> findings = new ArrayList<>();
        DiskModel disk = new DiskModel(base);
        Set<String> promised = Set.of();
        for (int point = 0; point < happened.size() && findings.size() < enough; point++) {
            Entry entry = happened.get(point);
            boolean synced = false;
            if (entry instanceof Done done) {
                disk.apply(done.operation());
                synced = done.operation().kind() == Operation.Kind.FORCE;
            } else if (entry instanceof Said said) {
                promised = acknowledged.get(said.step());
            }
            String where = "after operation " + point + ", " + entry + ": ";
            // syncing changes nothing for a process, and nothing else does for who loses all that is not synced
            if (!synced) {
                check(disk, DiskModel.Crash.KEEPS_ALL, point, promised, where, findings);
            }
            if (synced || entry instanceof Said) {
                check(disk, DiskModel.Crash.KEEPS_NOTHING, point, promised, where, findings);
            }
            for (int guess = 0; guess < guesses; guess++) {
                check(disk, DiskModel.Crash.KEEPS_SOME, point * guesses + guess, promised, where, findings);
            }
        }
        return findings;
    }

    private void check(
            DiskModel disk, DiskModel.Crash crash, int seed, Set<String> promised, String where, List<String> findings)
            throws IOException {
        Path image = Files.createDirectory(work.resolve("image" + images++));
        disk.writeAfter(crash, new Random(seed), image);
        String finding = look(image.resolve("store"), promised);
        if (!finding.isEmpty()) {
            findings.add(crash + " " + where + finding);
        }
        Trees.delete(image);
    }

    /** Opens a store, compares it with what was promised, and goes on with it. */
    private String look(Path store, Set<String> promised) {
        try {
            Set<String> found = StoreFacts.in(store);
            if (!found.containsAll(promised)) {
                return "lost " + without(promised, found);
            }
            if (!everything().containsAll(found)) {
                return "made up " + without(found, everything());
            }
            Backend backend = DirectoryBackend.at(store);
            try (Mlops mlops = PublishScript.open(backend, "later-")) {
                PublishScript.goOn(mlops);
                Set<String> after = StoreFacts.in(backend);
                return after.containsAll(found) ? "" : "lost while it went on " + without(found, after);
            }
        } catch (MlopsException | IllegalArgumentException | IllegalStateException e) {
            return "does not go on: " + e;
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
