// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Names;
import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that a host gives to be stored: what lies where, without following links. */
final class SourceFiles {
    private SourceFiles() {}

    /** A source that is itself a link was named by the host, so it is followed. */
    static SortedMap<ArtifactPath, Path> of(ArtifactPath path, Path source) {
        if (!Files.isRegularFile(source) && !Files.isDirectory(source)) {
            throw Names.invalid("artifact source", source, "an existing file or folder");
        }
        try {
            Path named = source.toRealPath();
            if (Files.isRegularFile(named)) {
                return new TreeMap<>(Collections.singletonMap(path, named));
            }
            Walk walk = new Walk(path, named);
            Files.walkFileTree(walk.root, walk);
            return walk.files;
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read '" + source + "': " + e, e);
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final ArtifactPath path;
        private final Path root;
        private final SortedMap<ArtifactPath, Path> files = new TreeMap<>();

        Walk(ArtifactPath path, Path root) {
            this.path = path;
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                throw Names.invalid("artifact source", file, "files and folders only, no links, pipes or devices");
            }
            files.put(path.resolve(relative(file)), file);
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path file) {
            StringBuilder text = new StringBuilder();
            root.relativize(file)
                    .forEach(segment -> text.append(text.isEmpty() ? "" : "/").append(segment));
            return text.toString();
        }
    }
}
