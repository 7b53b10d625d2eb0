// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.file.StoreLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Moves aside what a check has found: the file itself, or the run that cannot be read without a file that is missing. */
public final class Aside {
    private Aside() {}

    /**
     * Moves what a finding is about.
     *
     * @param storage the files of the store
     * @param finding what was found
     * @return where it lies now; empty if things are no longer as they were found
     * @throws IllegalArgumentException if nothing can be moved that would mend it
     */
    public static Optional<Path> of(Storage storage, Finding finding) {
        Path root = storage.root();
        Path file = finding.file();
        boolean below =
                file.startsWith(root) && !file.equals(root) && file.normalize().equals(file);
        if (below && finding.problem() == Finding.Problem.DAMAGED && isMovable(storage, file)) {
            return storage.quarantine(file, finding.message());
        }
        if (below && finding.problem() == Finding.Problem.MISSING && StoreLayout.isRecordOfRun(root, file)) {
            boolean back = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            return back ? Optional.empty() : storage.quarantine(StoreLayout.ownerOf(root, file), finding.message());
        }
        throw new IllegalArgumentException("Invalid finding: '" + finding
                + "' (a damaged file, but no part or file FORMAT of the store and no list of announcements; or a record of"
                + " a run that is missing)");
    }

    private static boolean isMovable(Storage storage, Path file) {
        boolean direct = storage.root().equals(file.getParent());
        return !(direct && StoreLayout.isKnown(file.getFileName().toString()))
                && !storage.writerLists(storage.root().resolve("writers")).isPlace(file);
    }
}
