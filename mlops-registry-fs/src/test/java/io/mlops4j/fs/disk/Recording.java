// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a program did to a file system and what it said in between, in order. For programs of one thread. */
public final class Recording implements DiskWatch {
    /** One thing that happened. */
    public sealed interface Entry {}

    /**
     * The disk was changed or synced.
     *
     * @param operation how
     */
    public record Done(Operation operation) implements Entry {}

    /**
     * The program acknowledged something.
     *
     * @param step how often it had done so before
     */
    public record Said(int step) implements Entry {}

    private final List<Entry> entries = new ArrayList<>();
    private int steps;

    /**
     * Watches a path.
     *
     * @param path where the program works
     * @return the path to give to it
     */
    public Path watch(Path path) {
        return WatchedFileSystem.watch(path, this);
    }

    @Override
    public void after(Operation operation) {
        if (operation.kind().changes()) {
            entries.add(new Done(operation));
        }
    }

    /** Notes that the program acknowledged something. */
    public void said() {
        entries.add(new Said(steps++));
    }

    /** Gives all that happened. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
