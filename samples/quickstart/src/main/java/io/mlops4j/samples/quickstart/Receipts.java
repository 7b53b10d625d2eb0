// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.governance.Move;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps receipts in a folder outside the store, one file each, so that a later run can prove the log still holds them. In
 * earnest they belong where nobody who can write the store can write.
 */
final class Receipts {
    private final Path folder;

    Receipts(Path folder) {
        this.folder = folder;
    }

    void keep(Move move) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("entry-" + move.revision() + ".tlog-proof"),
                    move.receipt().text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Receipt> all() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Receipt> receipts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                receipts.add(Receipt.parse(Files.readString(file)));
            }
            return receipts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
