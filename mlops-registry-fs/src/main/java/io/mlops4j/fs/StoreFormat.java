// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the file {@code FORMAT} says about the store as a whole: who may read it and who may write it.
 *
 * @param minReader the oldest version of the store's format that a reader must know
 * @param minWriter the oldest version that a writer must know
 * @param readFeatures what a reader must know besides
 * @param writeFeatures what a writer must know besides
 * @param storeId tells stores apart
 */
record StoreFormat(
        int minReader, int minWriter, List<String> readFeatures, List<String> writeFeatures, String storeId) {
    /** The newest version of the store's format that this library knows. */
    private static final int KNOWN = 1;

    /** Who writes to a run says so first; a writer that does not know that would leave searches without its runs. */
    private static final String ANNOUNCED_WRITES = "announced-writes";

    private static final Set<String> KNOWN_FEATURES = Set.of(ANNOUNCED_WRITES);
    private static final String OWNER = "store";

    StoreFormat {
        readFeatures = List.copyOf(readFeatures);
        writeFeatures = List.copyOf(writeFeatures);
    }

    /** Reads the format of a store; empty if there is none. */
    static Optional<StoreFormat> find(Storage storage) {
        Path file = storage.format();
        return storage.find(file, RecordFile.Kind.STORE).map(record -> decode(file, record.payload()));
    }

    /** Makes a folder a store, unless somebody else does so at the same time. */
    static void create(Storage storage) {
        String storeId = UUID.randomUUID().toString();
        StoreFormat format = new StoreFormat(KNOWN, KNOWN, List.of(), List.of(ANNOUNCED_WRITES), storeId);
        storage.publish(storage.format(), RecordFile.Kind.STORE, OWNER, format.encode());
    }

    /** Refuses a store that this library cannot read. */
    void requireReadable(Path root) {
        require("read", root, minReader, readFeatures);
    }

    /** Refuses a store that this library cannot write. */
    void requireWritable(Path root) {
        require("write to", root, minWriter, writeFeatures);
    }

    private static void require(String verb, Path root, int version, List<String> features) {
        List<String> needs = needs(version, features);
        if (!needs.isEmpty()) {
            throw new UnsupportedFormatException("Cannot " + verb + " store '" + root
                    + "': it needs a newer library, for " + String.join(", ", needs));
        }
    }

    private static List<String> needs(int version, List<String> features) {
        List<String> needs = new ArrayList<>(features);
        needs.removeAll(KNOWN_FEATURES);
        if (version > KNOWN) {
            needs.add("format " + version);
        }
        return needs;
    }

    /** Tells whether this library can write the store. */
    boolean isWritable() {
        return needs(minWriter, writeFeatures).isEmpty();
    }

    /** Tells whether every write to a run is announced. */
    boolean announcesWrites() {
        return writeFeatures.contains(ANNOUNCED_WRITES);
    }

    private String encode() {
        return JsonOut.line(
                1,
                out -> out.int32("minReader", minReader)
                        .int32("minWriter", minWriter)
                        .texts("readFeatures", readFeatures)
                        .texts("writeFeatures", writeFeatures)
                        .text("storeId", storeId));
    }

    static StoreFormat decode(Path file, String payload) {
        JsonIn in = JsonIn.read("'" + file + "'", payload, 1);
        StoreFormat format = new StoreFormat(
                in.int32("minReader"),
                in.int32("minWriter"),
                in.texts("readFeatures"),
                in.texts("writeFeatures"),
                in.text("storeId"));
        if (format.minReader < 1 || format.minWriter < 1) {
            throw new CorruptRecordException("Cannot read '" + file + "': versions begin with 1");
        }
        return format;
    }
}
