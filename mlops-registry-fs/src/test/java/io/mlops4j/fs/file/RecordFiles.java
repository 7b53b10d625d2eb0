// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes record files as a store would, at once and without its protocol. */
public final class RecordFiles {
    private RecordFiles() {}

    /** Writes a log of a model, with so many records in its first folder. */
    public static void write(Path folder, String model, int records) throws IOException {
        Files.createDirectories(folder);
        String last = RecordFile.NONE;
        for (int number = 1; number <= records; number++) {
            byte[] record = record(RecordFile.Kind.MODEL, number, last, model, "{}");
            Files.write(folder.resolve(String.format(Locale.ROOT, "%012d.rec", number)), record);
            last = Digest.of(record).hex();
        }
    }

    /** Writes a store's file FORMAT. */
    public static byte[] format(String payload) {
        return record(RecordFile.Kind.STORE, 1, RecordFile.NONE, "store", payload);
    }

    private static byte[] record(RecordFile.Kind kind, long number, String previous, String owner, String payload) {
        return new RecordFile(kind, number, previous, "0".repeat(32), owner, payload).encode();
    }
}
