// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.artifact;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set of files bound to one digest: the digest of a version is that of its manifest, so no file of a version can be
 * added, removed, renamed or altered without a new digest.
 *
 * <p>The {@linkplain #text text form} has one line per file, ordered by path: the SHA-256 digits of the content, two
 * spaces, the size in bytes, two spaces, the path, and a line feed. The digest is the SHA-256 of that text in UTF-8, so
 * anybody can check it by hand.
 *
 * @param artifacts the files, ordered by path, each path once, and no path a folder of another
 */
public record ArtifactManifest(List<Artifact> artifacts) {
    /**
     * Orders and checks the files.
     *
     * @throws IllegalArgumentException if a path comes twice, or is both a file and a folder
     */
    public ArtifactManifest {
        List<Artifact> ordered = new ArrayList<>(artifacts);
        ordered.sort(Comparator.comparing(artifact -> artifact.path().value() + "/"));
        for (int i = 1; i < ordered.size(); i++) {
            ArtifactPath path = ordered.get(i).path();
            if (path.isWithin(ordered.get(i - 1).path())) {
                throw Names.invalid("artifact manifest", path, "each path once, and not both file and folder");
            }
        }
        ordered.sort(Comparator.comparing(Artifact::path));
        artifacts = List.copyOf(ordered);
    }

    /**
     * Makes a manifest of some files.
     *
     * @param artifacts the files, in any order
     * @return the manifest
     * @throws IllegalArgumentException if a path comes twice, or is both a file and a folder
     */
    public static ArtifactManifest of(Collection<Artifact> artifacts) {
        return new ArtifactManifest(List.copyOf(artifacts));
    }

    /**
     * Reads the text form.
     *
     * @param text what {@link #text} printed
     * @return the manifest
     * @throws IllegalArgumentException if the text is not exactly the text form of a manifest
     */
    public static ArtifactManifest parse(String text) {
        List<Artifact> read = new ArrayList<>();
        text.lines().forEach(line -> read.add(parseLine(line)));
        ArtifactManifest manifest = of(read);
        if (!manifest.text().equals(text)) {
            throw Names.invalid("artifact manifest", text, "lines ordered by path, each ended by a line feed");
        }
        return manifest;
    }

    /**
     * Prints the text form that the digest covers.
     *
     * @return one line per file; empty without files
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Artifact artifact : artifacts) {
            out.append(artifact.digest().hex()).append("  ").append(artifact.size());
            out.append("  ").append(artifact.path()).append('\n');
        }
        return out.toString();
    }

    /**
     * Digests the text form.
     *
     * @return the digest that stands for the whole set
     */
    public Digest digest() {
        return Digest.of(text());
    }

    /**
     * Finds a file.
     *
     * @param path its path
     * @return the file, or empty if there is none at that path
     */
    public Optional<Artifact> find(ArtifactPath path) {
        return artifacts.stream().filter(a -> a.path().equals(path)).findFirst();
    }

    private static Artifact parseLine(String line) {
        String[] parts = line.split("  ", 3);
        if (parts.length != 3) {
            throw Names.invalid("artifact manifest line", line, "digest, size and path, two spaces between");
        }
        try {
            return new Artifact(ArtifactPath.of(parts[2]), new Digest(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException e) {
            throw Names.invalid("artifact manifest line", line, "a size in bytes");
        }
    }
}
