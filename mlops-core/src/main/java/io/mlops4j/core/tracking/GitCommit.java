// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commit that is checked out, from git's files alone: starting a process for it would cost more than the rest of
 * a run's start, and may not be allowed. Knows work trees, linked work trees, submodules, loose and packed refs; a
 * repository in the reftable format has no readable refs and counts as none.
 */
final class GitCommit {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern REF = Pattern.compile("refs/[^\\p{Cntrl}\\\\]+");
    private static final String TO_REF = "ref:";
    private static final String TO_FOLDER = "gitdir:";

    /** What git itself follows at most, symbolic refs that point at each other in a circle included. */
    private static final int MAX_SYMBOLIC_REFS = 5;

    /** Far more than an id, a ref or a path; whatever is longer is not one of git's files. */
    private static final int MAX_LENGTH = 8 * 1024;

    private final Path gitFolder;
    private final Path commonFolder;

    private GitCommit(Path gitFolder, Path commonFolder) {
        this.gitFolder = gitFolder;
        this.commonFolder = commonFolder;
    }

    /**
     * Finds the commit for a folder.
     *
     * @param folder a folder, in a git work tree or not
     * @return the commit's id, or empty if there is no work tree, no commit yet, or anything that cannot be read
     */
    static Optional<String> of(Path folder) {
        try {
            GitCommit git = locate(folder.toAbsolutePath().normalize());
            return git == null ? Optional.empty() : git.resolve("HEAD", MAX_SYMBOLIC_REFS);
        } catch (IOException | RuntimeException e) {
            // a run must not fail because of the state of a repository
            return Optional.empty();
        }
    }

    private static @Nullable GitCommit locate(Path folder) throws IOException {
        for (Path place = folder; place != null; place = place.getParent()) {
            Path git = place.resolve(".git");
            if (Files.isDirectory(git)) {
                return opened(git);
            }
            if (Files.isRegularFile(git)) {
                String text = firstLine(git);
                return text.startsWith(TO_FOLDER) ? opened(place.resolve(after(TO_FOLDER, text))) : null;
            }
        }
        return null;
    }

    private static GitCommit opened(Path gitFolder) throws IOException {
        Path pointer = gitFolder.resolve("commondir");
        return new GitCommit(
                gitFolder, Files.isRegularFile(pointer) ? gitFolder.resolve(firstLine(pointer)) : gitFolder);
    }

    private Optional<String> resolve(String ref, int more) throws IOException {
        String text = loose(ref);
        if (text == null) {
            return packed(ref);
        }
        if (!text.startsWith(TO_REF)) {
            return Optional.of(text).filter(id -> ID.matcher(id).matches());
        }
        String target = after(TO_REF, text);
        boolean safe = REF.matcher(target).matches() && !target.contains("..");
        return safe && more > 0 ? resolve(target, more - 1) : Optional.empty();
    }

    private @Nullable String loose(String ref) throws IOException {
        for (Path folder : new Path[] {gitFolder, commonFolder}) {
            Path file = folder.resolve(ref);
            if (Files.isRegularFile(file)) {
                return firstLine(file);
            }
        }
        return null;
    }

    private Optional<String> packed(String ref) throws IOException {
        Path file = commonFolder.resolve("packed-refs");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return lines.lines()
                    .filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(id -> ID.matcher(id).matches())
                    .findFirst();
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_LENGTH), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").strip();
        }
    }

    private static String after(String prefix, String text) {
        return text.substring(prefix.length()).strip();
    }
}
