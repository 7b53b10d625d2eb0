// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** What the disk gives to who does no more than the protocol needs: the measure that the store is held against. */
final class RawDisk {
    private final byte[] record;

    RawDisk(int recordSize) {
        this.record = new byte[recordSize];
    }

    /** Write, sync, link, sync the folder, unlink: a name that was free is taken, and stays so through a power cut. */
    void putIfAbsent(Path temporaries, Path target) throws IOException {
        Path prepared = temporaries.resolve(UUID.randomUUID().toString());
        try (FileChannel file = FileChannel.open(prepared, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(record));
            file.force(true);
        }
        Files.createLink(target, prepared);
        force(target.resolveSibling("."), StandardOpenOption.READ);
        Files.delete(prepared);
    }

    /** Appends to a file, and syncs. */
    static void append(FileChannel file, byte[] bytes) throws IOException {
        file.write(ByteBuffer.wrap(bytes));
        file.force(false);
    }

    private static void force(Path path, OpenOption how) throws IOException {
        try (FileChannel file = FileChannel.open(path, how)) {
            file.force(true);
        }
    }
}
