// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at folders from outside of the store's code. */
final class Trees {
    private Trees() {}

    /** Describes everything below a folder: kind, content, and where links lead. */
    static Map<String, String> snapshot(Path folder) {
        Map<String, String> snapshot = new TreeMap<>();
        for (Path path : paths(folder)) {
            snapshot.put(folder.relativize(path).toString(), describe(path));
        }
        return snapshot;
    }

    /** Lists the regular files below a folder, ordered. */
    static List<Path> files(Path folder) {
        return paths(folder).stream()
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Writes a file over a read-only one. */
    static void replace(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, content);
    }

    /** Copies a folder with everything in it. */
    static void copy(Path from, Path to) throws IOException {
        for (Path path : paths(from)) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    /** Deletes a folder with everything in it. */
    static void delete(Path folder) throws IOException {
        List<Path> paths = paths(folder);
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }

    private static List<Path> paths(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            return Files.isDirectory(path)
                    ? "folder"
                    : Digest.of(Files.readAllBytes(path)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
