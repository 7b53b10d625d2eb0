// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import static io.mlops4j.fs.file.AbandonedLists.LEAST_GRACE;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.file.ContentFiles;
import io.mlops4j.fs.file.Orphans;
import io.mlops4j.fs.file.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Removes what nobody needs, beside writers at work. A content is removed by the second of two sweeps, if nothing named it
 * at either, nobody has stored it or asked for it in between, and a grace period has passed; which is looked at once more
 * when it was already taken away from where it could be found.
 */
public final class Sweep {
    private final Storage storage;
    private final ContentFiles contents;
    private final Orphans orphans;
    private final Instant latest;
    private final List<Digest> marked = new ArrayList<>();
    private final List<Digest> removed = new ArrayList<>();
    private int waiting;
    private long bytes;

    private Sweep(Storage storage, Instant latest) {
        this.storage = storage;
        this.contents = storage.contents(storage.root().resolve("objects"));
        this.orphans = storage.orphans();
        this.latest = latest;
    }

    /**
     * Sweeps a store.
     *
     * @param storage its files
     * @param grace how long what nothing names is kept
     * @return what was done
     * @throws CorruptRecordException if it cannot be told what is needed; nothing was removed
     */
    public static SweepReport of(Storage storage, Duration grace) {
        Instant now = storage.time();
        Sweep sweep = new Sweep(storage, now.minus(grace));
        Duration longest = grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace;
        int lists;
        try {
            sweep.contents();
            lists = storage.abandonedLists(storage.root().resolve("writers")).putAway(now.minus(longest));
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot sweep store '" + storage.root() + "': " + e.getMessage(), e);
        }
        int temporary = storage.removeTemporary(sweep.latest);
        return new SweepReport(temporary, sweep.marked, sweep.waiting, sweep.removed, sweep.bytes, lists);
    }

    private void contents() throws IOException {
        for (Digest digest : orphans.taken()) {
            // by a sweep that did not end
            orphans.putBack(digest, contents.file(digest));
        }
        for (Digest digest : orphans.marked()) {
            if (Files.notExists(contents.file(digest), LinkOption.NOFOLLOW_LINKS)) {
                orphans.remove(digest);
            }
        }
        Set<Digest> needed = NamedDigests.in(storage, contents);
        Map<Digest, Orphans.Mark> taken = new TreeMap<>();
        for (Digest digest : contents.list()) {
            if (needed.contains(digest)) {
                orphans.remove(digest);
            } else {
                examine(digest).ifPresent(mark -> taken.put(digest, mark));
            }
        }
        taken.keySet().removeIf(digest -> !take(digest));
        if (!taken.isEmpty()) {
            settle(taken, NamedDigests.in(storage, contents));
        }
    }

    /** Marks a content, or gives its mark if its time has come. */
    private Optional<Orphans.Mark> examine(Digest digest) throws IOException {
        Path file = contents.file(digest);
        Optional<Orphans.Mark> mark = orphans.mark(digest);
        try {
            if (mark.isPresent()
                    && Orphans.time(file).toString().equals(mark.get().modified())) {
                boolean due = !mark.get().made().toInstant().isAfter(latest);
                waiting += due ? 0 : 1;
                return due ? mark : Optional.empty();
            }
            orphans.add(digest, file);
            marked.add(digest);
        } catch (NoSuchFileException e) {
            // another sweep was faster
        }
        return Optional.empty();
    }

    private boolean take(Digest digest) {
        try {
            return orphans.take(digest, contents.file(digest));
        } catch (IOException e) {
            // it stays, which does no harm
            return false;
        }
    }

    private void settle(Map<Digest, Orphans.Mark> taken, Set<Digest> needed) throws IOException {
        for (Map.Entry<Digest, Orphans.Mark> entry : taken.entrySet()) {
            Digest digest = entry.getKey();
            try {
                long size = Files.size(orphans.taken(digest));
                if (!needed.contains(digest) && orphans.isUnwanted(digest, entry.getValue())) {
                    orphans.destroy(digest);
                    removed.add(digest);
                    bytes += size;
                } else {
                    orphans.putBack(digest, contents.file(digest));
                    orphans.remove(digest);
                }
            } catch (NoSuchFileException e) {
                // put back by somebody who needs it
            }
        }
    }
}
