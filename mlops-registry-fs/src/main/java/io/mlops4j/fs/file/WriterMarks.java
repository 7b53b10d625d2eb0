// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Marks on lists of announcements whose writers may be dead: {@code NONCE.mark} asks the writer whether it is alive, which
 * answers by removing it, and {@code NONCE.end} says that it did not answer in time. Who renames the one to the other and
 * who removes it do so in one step, so only one of them succeeds, and knows. Thread-safe.
 */
final class WriterMarks {
    private static final String ASKED = ".mark";
    private static final String GIVEN_UP = ".end";

    private final Path folder;

    WriterMarks(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path asked(String writer) {
        return folder.resolve(writer + ASKED);
    }

    Path givenUp(String writer) {
        return folder.resolve(writer + GIVEN_UP);
    }

    /** Reads whose mark a file is. */
    static String writer(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /**
     * Answers that a writer is alive.
     *
     * @param list its announcements
     * @return whether they count; if not, the writer has to announce everything anew, elsewhere
     */
    boolean keeps(String writer, Path list) {
        try {
            if (isThere(asked(writer))) {
                Files.delete(asked(writer));
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // who cannot answer is given up in time
            return false;
        }
        // in the order in which they come and go
        return !isThere(givenUp(writer)) && isThere(list);
    }

    /** Gives up a writer that was asked. Returns whether it had not answered. */
    boolean giveUp(String writer) throws IOException {
        try {
            Files.move(asked(writer), givenUp(writer), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
