// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives contents their names in the store. A content is durable and whole before it has a name, is never altered under
 * it, and of several that race for a name one wins. Thread-safe.
 */
final class Publisher {
    /** How an attempt ended. */
    enum Outcome {
        /** The content has the name, durably. */
        WON,
        /** Another content has it. */
        LOST
    }

    private final StoreFiles files;
    private final DurableFiles durable;
    private volatile @Nullable Placing placing;

    /**
     * Makes a publisher.
     *
     * @param placing how to place, or null to find out at the first write what the file system can
     */
    Publisher(StoreFiles files, DurableFiles durable, @Nullable Placing placing) {
        this.files = files;
        this.durable = durable;
        this.placing = placing;
    }

    /**
     * Publishes a content.
     *
     * @param target its name, in an existing folder
     * @param content the content, which nobody else has: it holds a nonce
     * @throws StoreUnavailableException if it does not have the name, and nor has another
     * @throws CommitStateUnknownException if it may or may not have the name
     */
    Outcome publish(Path target, byte[] content) {
        Path prepared = prepare(target, content);
        try {
            place(prepared, target);
        } catch (IOException e) {
            if (judge(target, content, e) == Outcome.LOST) {
                return Outcome.LOST;
            }
        } finally {
            discard(prepared);
        }
        try {
            durable.forceFolder(parent(target));
        } catch (IOException e) {
            throw unknown(target, e);
        }
        return Outcome.WON;
    }

    /** Tells how names are given here. */
    Placing placing() throws IOException {
        Placing known = placing;
        if (known == null) {
            known = probe();
            placing = known;
        }
        return known;
    }

    /** Removes a temporary file; one that stays does no harm. */
    static void discard(Path prepared) {
        try {
            Placing.discard(prepared);
        } catch (IOException e) {
            // what is in the temporary folder is never read
        }
    }

    static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("Invalid file: '" + file + "' (below the store)");
        }
        return parent;
    }

    private Path prepare(Path target, byte[] content) {
        files.requireFolders(parent(target));
        try {
            Path prepared = durable.temporary();
            try {
                placing().prepare(durable, prepared, content);
                return prepared;
            } catch (IOException e) {
                // on a full disk what was written so far is in everybody's way
                discard(prepared);
                throw e;
            }
        } catch (IOException e) {
            throw StoreFiles.unavailable("write", target, e);
        }
    }

    private void place(Path prepared, Path target) throws IOException {
        placing().place(prepared, target);
    }

    /**
     * Finds out who has the name after an attempt that failed. The error alone does not tell: network file systems report
     * success as failure when the answer was lost, and a taken name by other errors than the usual one.
     */
    private Outcome judge(Path target, byte[] own, IOException failure) {
        Optional<byte[]> found;
        try {
            found = files.read(target);
        } catch (StoreUnavailableException e) {
            e.addSuppressed(failure);
            throw unknown(target, e);
        }
        if (found.isPresent()) {
            return Arrays.equals(found.get(), own) ? Outcome.WON : Outcome.LOST;
        }
        if (failure instanceof FileAlreadyExistsException) {
            // taken a moment ago on another machine, and not yet visible here
            return Outcome.LOST;
        }
        throw StoreFiles.unavailable("write", target, failure);
    }

    private Placing probe() throws IOException {
        Path file = durable.temporary();
        Path link = durable.temporary();
        try {
            durable.create(file).close();
            Files.createLink(link, file);
            return Placing.LINK;
        } catch (UnsupportedOperationException e) {
            return Placing.FOLDER;
        } catch (IOException e) {
            if (Files.notExists(file)) {
                throw e;
            }
            return Placing.FOLDER;
        } finally {
            discard(link);
            discard(file);
        }
    }

    private static CommitStateUnknownException unknown(Path target, Exception cause) {
        return new CommitStateUnknownException(
                "Cannot tell whether '" + target + "' was written durably: " + cause.getMessage(), cause);
    }
}
