// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.core.Mlops;
import io.mlops4j.fs.disk.DiskModel;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Recording;
import io.mlops4j.fs.disk.Recording.Done;
import io.mlops4j.fs.disk.Recording.Entry;
import io.mlops4j.fs.disk.Recording.Said;
import io.mlops4j.fs.file.Placing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Records what the store does to the disk during {@link PublishScript}, and looks at what would be there if the machine
 * had stopped after each operation.
 */
final class CrashRig {
    /** How closely to look at what a crash leaves. */
    enum Look {
        /** At all points; guesses at every second one, and goes on at every fourth. */
        QUICK {
            @Override
            int guesses(int point) {
                return point % 2;
            }

            @Override
            Aftermath.Then goesOn(int point) {
                return point % 4 == 0 ? Aftermath.Then.GOES_ON : Aftermath.Then.STOPS;
            }
        },
        /** As often as there is patience. */
        THOROUGH {
            @Override
            int guesses(int point) {
                return MAX_GUESSES;
            }

            @Override
            Aftermath.Then goesOn(int point) {
                return Aftermath.Then.GOES_ON;
            }
        };

        static final int MAX_GUESSES = 4;

        abstract int guesses(int point);

        abstract Aftermath.Then goesOn(int point);
    }

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
        Path base = Files.createDirectory(work.toRealPath().resolve("recorded-" + placing));
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
     * @param look how closely to look
     * @param enough how many findings to stop at
     * @return what is wrong, one sentence each
     */
    List<String> findings(List<Entry> happened, Look look, int enough) throws IOException {
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
                check(disk, DiskModel.Crash.KEEPS_ALL, point, look.goesOn(point), promised, where, findings);
            }
            if (synced || entry instanceof Said) {
                check(disk, DiskModel.Crash.KEEPS_NOTHING, point, look.goesOn(point), promised, where, findings);
            }
            for (int guess = 0; guess < look.guesses(point); guess++) {
                int seed = point * Look.MAX_GUESSES + guess;
                check(disk, DiskModel.Crash.KEEPS_SOME, seed, look.goesOn(point + 2), promised, where, findings);
            }
        }
        return findings;
    }

    private void check(
            DiskModel disk,
            DiskModel.Crash crash,
            int seed,
            Aftermath.Then then,
            Set<String> promised,
            String where,
            List<String> findings)
            throws IOException {
        Path image = Files.createDirectory(work.resolve("image" + images++));
        disk.writeAfter(crash, new Random(seed), image);
        String finding = Aftermath.finding(image.resolve("store"), promised, everything(), then);
        if (!finding.isEmpty()) {
            findings.add(crash + " " + where + finding);
        }
        Trees.delete(image);
    }
}
