// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where damaged files go: a folder for each, with the file and the text of what was wrong. Nothing reads them again but sweeps. */
final class Quarantine {
    static final String FOLDER = "quarantine";

    private final StoreFiles files;
    private final DurableFiles durable;

    Quarantine(StoreFiles files, DurableFiles durable) {
        this.files = files;
        this.durable = durable;
    }

    /** Moves a file or folder, and returns where it lies now; empty if it is not there. */
    Optional<Path> move(Path file, String reason) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            files.requireStore();
            return Optional.empty();
        }
        Path moved = prepare(file, reason);
        Files.move(file, moved, StandardCopyOption.ATOMIC_MOVE);
        durable.forceFolder(Publisher.parent(moved));
        durable.forceFolder(Publisher.parent(file));
        return Optional.of(moved);
    }

    /** Keeps a file that is about to be replaced, and returns where. */
    Path keep(Path file, String reason) throws IOException {
        Path kept = prepare(file, reason);
        try {
            Files.createLink(kept, file);
        } catch (IOException | UnsupportedOperationException e) {
            // a reader that comes now finds nothing instead of damage
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        durable.forceFolder(Publisher.parent(kept));
        return kept;
    }

    /** Lists what is left of records, also where a record is a folder. */
    static List<Path> records(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isRecord(file) || isRecord(Publisher.parent(file)))
                    .toList();
        }
    }

    private static boolean isRecord(Path file) {
        return file.toString().endsWith(StoreLayout.RECORD);
    }

    private Path prepare(Path file, String reason) throws IOException {
        files.requireFolders(Publisher.parent(file));
        Path folder = files.root().resolve(FOLDER).resolve(durable.nonce());
        durable.makeFolders(folder);
        String text = "file: " + files.root().relativize(file) + "\nreason: " + reason + "\n";
        durable.write(folder.resolve("reason.txt"), text.getBytes(UTF_8));
        return folder.resolve(file.getFileName());
    }
}
