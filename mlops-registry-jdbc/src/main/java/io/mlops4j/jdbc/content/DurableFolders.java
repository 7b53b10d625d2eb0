// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder and those in it, whose names outlast a power cut where the provider and the system can do that. Thread-safe, and
 * for many processes.
 */
final class DurableFolders {
    private final Path root;
    private final FolderSync disk;
    private final Set<String> durable = ConcurrentHashMap.newKeySet();
    private volatile boolean opened;
    private volatile boolean syncs;

    DurableFolders(Path root, FolderSync disk) {
        this.root = root;
        this.disk = disk;
    }

    /** Makes a folder, durably, also if it exists: who made it may have died too early. */
    Path make(String name) throws IOException {
        if (!opened) {
            open();
        }
        Path folder = Files.createDirectories(root.resolve(name));
        if (!durable.contains(name)) {
            sync(root);
            durable.add(name);
        }
        return folder;
    }

    /** Makes the names in a folder durable. */
    void sync(Path folder) throws IOException {
        if (syncs) {
            disk.sync(folder);
        }
    }

    /** Makes the root, and finds out what the provider can do. */
    void open() throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = root.toAbsolutePath(); path != null && Files.notExists(path); path = path.getParent()) {
            missing.add(path);
        }
        // a link to a folder is one too
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
        }
        syncs = probe();
        for (Path made : missing) {
            Path above = made.getParent();
            if (above != null) {
                sync(above);
            }
        }
        opened = true;
    }

    /** Windows opens no folders, some network file systems sync none, and some providers have none at all. */
    private boolean probe() throws IOException {
        try {
            disk.sync(root);
            return true;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
