// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.nio.file.Path;
import java.util.Set;

/** What lies in the folder of a store itself. Pure. */
public final class StoreLayout {
    /** The file that makes a folder a store. */
    static final String FORMAT = "FORMAT";

    static final String RECORD = ".rec";

    /** As in {@code runs/r1/log/000000/000000000001.rec}. */
    private static final int RECORD_DEPTH = 5;

    private static final Set<String> PARTS =
            Set.of("models", "runs", "writers", "experiments", "objects", "quarantine", "orphans", "abandoned");

    // the last is made by file systems
    private static final Set<String> EMPTY = Set.of("tmp", "index", "lost+found");

    private StoreLayout() {}

    /**
     * Tells whether something is a sign that its folder is a store, also without a file {@code FORMAT}.
     *
     * @param name its name
     * @return whether it is a folder in which a store keeps what cannot be made again
     */
    public static boolean isPart(String name) {
        return PARTS.contains(name);
    }

    /**
     * Tells whether something may lie in a folder that becomes a store.
     *
     * @param name its name
     * @return whether it is no part of a store and in the way of none
     */
    public static boolean isHarmless(String name) {
        return EMPTY.contains(name);
    }

    /**
     * Tells whether something belongs into the folder of a store.
     *
     * @param name its name
     * @return whether it is there in some stores
     */
    public static boolean isKnown(String name) {
        return isPart(name) || isHarmless(name) || name.equals(FORMAT);
    }

    /**
     * Tells whether a file is named as those of experiments are.
     *
     * @param file the file
     * @return whether it can be that of an experiment, as far as its name tells
     */
    public static boolean isExperiment(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(RECORD) && FileNames.isOne(name.substring(0, name.length() - RECORD.length()));
    }

    /**
     * Tells whether a place is one of a record of a run.
     *
     * @param root the folder of the store
     * @param file a file, which need not be there
     * @return whether records of a run lie at such places
     */
    public static boolean isRecordOfRun(Path root, Path file) {
        Path place = root.relativize(file);
        if (place.getNameCount() != RECORD_DEPTH || !place.startsWith("runs")) {
            return false;
        }
        Path log = ownerOf(root, file).resolve("log");
        return file.startsWith(log) && RecordLog.isRecord(log, file);
    }

    /**
     * Gives the folder of the model or run that a file belongs to.
     *
     * @param root the folder of the store
     * @param file a file at least two folders below it
     * @return the folder, two below that of the store
     */
    public static Path ownerOf(Path root, Path file) {
        return root.resolve(root.relativize(file).subpath(0, 2));
    }
}
