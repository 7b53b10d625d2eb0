// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.error.AlreadyExistsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes files below a folder of the host. All contents are fetched and checked first, under names of our own in a folder
 * of our own; then each file gets its name, which replaces nothing. A folder on the way that turns out to be a link is
 * refused, so nothing is written outside.
 */
final class FolderExport {
    private final Path root;
    private final Path staging;
    private final Map<Artifact, Path> staged = new LinkedHashMap<>();

    /** Opens a content by its artifact; the stream checks the digest. */
    interface Contents {
        InputStream open(Artifact artifact);
    }

    private FolderExport(Path root) throws IOException {
        this.root = root;
        this.staging = Files.createTempDirectory(root, ".mlops4j-");
    }

    static void write(ArtifactManifest manifest, Path folder, Contents contents) throws IOException {
        // createDirectories refuses a link to a folder before JDK 19
        Path root = (Files.isDirectory(folder) ? folder : Files.createDirectories(folder)).toRealPath();
        for (Artifact artifact : manifest.artifacts()) {
            requireFree(root, artifact.path());
        }
        FolderExport export = new FolderExport(root);
        try {
            for (Artifact artifact : manifest.artifacts()) {
                export.stage(artifact, contents);
            }
            for (Map.Entry<Artifact, Path> one : export.staged.entrySet()) {
                export.place(one.getKey().path(), one.getValue());
            }
        } finally {
            export.clear();
        }
    }

    private static void requireFree(Path root, ArtifactPath path) {
        Path place = root;
        for (String segment : segments(path)) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
            place = place.resolve(segment);
        }
        boolean free = Files.notExists(place, LinkOption.NOFOLLOW_LINKS);
        if (!free) {
            throw taken(path, place);
        }
    }

    private void stage(Artifact artifact, Contents contents) throws IOException {
        Path file = staging.resolve(String.valueOf(staged.size()));
        staged.put(artifact, file);
        try (InputStream content = contents.open(artifact)) {
            Files.copy(content, file);
        }
    }

    private void place(ArtifactPath path, Path file) throws IOException {
        String[] segments = segments(path);
        Path place = root;
        for (int i = 0; i < segments.length - 1; i++) {
            place = place.resolve(segments[i]);
            requireFolder(path, place);
        }
        place = place.resolve(segments[segments.length - 1]);
        try {
            linkOrMove(file, place);
        } catch (FileAlreadyExistsException e) {
            throw taken(path, place);
        }
    }

    private static void requireFolder(ArtifactPath path, Path place) throws IOException {
        try {
            Files.createDirectory(place);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw taken(path, place);
            }
        }
    }

    /** A link never replaces a file, whereas a move looks first and may then replace one that has just been made. */
    private static void linkOrMove(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(file, target);
        }
    }

    private void clear() {
        try {
            for (Path file : staged.values()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(staging);
        } catch (IOException e) {
            // the files are written or the reason why they are not is on its way; litter must not replace it
        }
    }

    private static String[] segments(ArtifactPath path) {
        return path.value().split("/", -1);
    }

    private static AlreadyExistsException taken(ArtifactPath path, Path there) {
        return new AlreadyExistsException("Cannot write artifact '" + path + "': '" + there + "' is there already");
    }
}
