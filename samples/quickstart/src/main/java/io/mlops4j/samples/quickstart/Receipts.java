// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.governance.Move;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps receipts in a file outside the store, one line each, so that a later run can prove the log still holds them. In
 * earnest they belong where nobody who can write the store can write.
 */
final class Receipts {
    private final Path file;

    Receipts(Path file) {
        this.file = file;
    }

    void keep(Move move) {
        try {
            Files.writeString(file, move.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Move> all() {
        try {
            return Files.readAllLines(file).stream().map(Move::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
