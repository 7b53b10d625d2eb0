// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How a prepared content gets a name that must be free: the one step that decides every race, between threads, processes
 * and machines. A plain rename would not do, since it replaces whoever has the name.
 */
public enum Placing {
    /** A second hard link to a prepared file. */
    LINK {
        @Override
        void prepare(DurableFiles durable, Path temporary, byte[] content) throws IOException {
            durable.write(temporary, content);
        }

        @Override
        void place(Path prepared, Path target) throws IOException {
            Files.createLink(target, prepared);
        }
    },

    /**
     * Where there are no hard links: the rename of a folder that holds the content. It fails if the name is that of a
     * file, or of a folder that is not empty, and no folder of that name is ever empty.
     */
    FOLDER {
        @Override
        void prepare(DurableFiles durable, Path temporary, byte[] content) throws IOException {
            durable.makeFolder(temporary);
            durable.write(temporary.resolve(StoreFiles.CONTENT), content);
            durable.forceFolder(temporary);
        }

        @Override
        void place(Path prepared, Path target) throws IOException {
            Files.move(prepared, target, StandardCopyOption.ATOMIC_MOVE);
        }
    };

    /** Writes a content at a temporary path, durably. */
    abstract void prepare(DurableFiles durable, Path temporary, byte[] content) throws IOException;

    /** Gives what was prepared its name; fails if the name is taken, or does nothing if it is that of the same content. */
    abstract void place(Path prepared, Path target) throws IOException;

    /** Removes what was prepared, as far as it is there. */
    static void discard(Path prepared) throws IOException {
        try {
            Files.deleteIfExists(prepared);
        } catch (DirectoryNotEmptyException e) {
            Files.deleteIfExists(prepared.resolve(StoreFiles.CONTENT));
            Files.deleteIfExists(prepared);
        }
    }
}
