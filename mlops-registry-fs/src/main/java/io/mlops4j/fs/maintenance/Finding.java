// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import java.nio.file.Path;

/**
 * Something that is not as it should be at one place of a store.
 *
 * @param file the file or folder
 * @param problem what sort of thing is wrong
 * @param message what exactly, naming the file
 */
public record Finding(Path file, Problem problem, String message) {
    /** What can be wrong. */
    public enum Problem {
        /** It is not what was written, or nothing that the store ever makes there. */
        DAMAGED,
        /** It is not there, although others in the store say that it was. */
        MISSING,
        /** It was written by a newer library, which can tell whether it is sound. */
        NEWER,
        /** It could not be read this time. */
        UNREADABLE,
        /** It stayed behind when a write did not end. Harmless, and never read as if it were whole. */
        LEFTOVER
    }
}
