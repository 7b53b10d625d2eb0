// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a file system.
 *
 * @param kind what
 * @param path to which file or folder; of a link or rename the one that was there before
 * @param target the new name of a link or rename, else null
 * @param content what was written
 */
public record Operation(Kind kind, Path path, @Nullable Path target, Content content) {
    /** What can be done. */
    public enum Kind {
        /** Makes an empty file. */
        CREATE,
        /** Adds bytes at the end of a file. */
        WRITE,
        /** Adds some of the bytes at the end of a file, and says how many; the others are then tried again, or forgotten. */
        SHORT_WRITE,
        /** Makes the content of a file durable, or the names in a folder. */
        FORCE,
        /** Gives a file another name. */
        LINK,
        /** Gives a file or folder a new name in place of the old, over whatever has that name. */
        RENAME,
        /** Removes a name. */
        DELETE,
        /** Makes a folder. */
        MKDIR,
        /** Changes mode or time of a file. */
        MARK,
        /** Opens a file or folder that is there. */
        OPEN,
        /** Asks what is at a path. */
        STAT,
        /** Lists a folder. */
        LIST,
        /** Nothing at all: what a watch gives to leave an operation out. */
        NOTHING;

        /** Tells whether it can change what is on the disk. */
        public boolean changes() {
            return compareTo(MARK) < 0;
        }
    }

    static Operation of(Kind kind, Path path) {
        return new Operation(kind, path, null, Content.EMPTY);
    }

    static Operation of(Kind kind, Path path, Path target) {
        return new Operation(kind, path, target, Content.EMPTY);
    }

    static Operation write(Path path, Content content) {
        return new Operation(Kind.WRITE, path, null, content);
    }

    /** Gives the same with another kind. */
    public Operation as(Kind other) {
        return new Operation(other, path, target, content);
    }

    /** Gives the same with other bytes. */
    public Operation with(Content other) {
        return new Operation(kind, path, target, other);
    }
}
