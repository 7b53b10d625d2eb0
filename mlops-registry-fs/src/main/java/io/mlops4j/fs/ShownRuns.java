// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.RunId;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs that searches found last, whole. Thread-safe. */
final class ShownRuns {
    /** As many as a page has at most, so that a search that is repeated reads nothing. */
    private static final int MAX = 10_000;

    private final OwnerFolders<RunId, StoredRun> runs;

    @SuppressWarnings("serial") // never serialised
    private final Map<RunId, Shown> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Shown> eldest) {
            return size() > MAX;
        }
    };

    private record Shown(IndexedRun indexed, Run run) {}

    ShownRuns(OwnerFolders<RunId, StoredRun> runs) {
        this.runs = runs;
    }

    /** Keeps a run and what the index has of it. */
    void keep(IndexedRun indexed, Run run) {
        synchronized (known) {
            known.put(indexed.id(), new Shown(indexed, run));
        }
    }

    /** Finds a run as it was indexed; empty if it is no longer so, unless that does not matter. */
    Optional<Run> find(IndexedRun indexed, boolean anyhow) {
        synchronized (known) {
            Shown shown = known.get(indexed.id());
            if (shown != null && shown.indexed().equals(indexed)) {
                return Optional.of(shown.run());
            }
        }
        Optional<Run> read = runs.look(indexed.id()).read().map(VersionedRun::run);
        boolean same =
                read.isPresent() && IndexedRun.of(read.get(), new SharedTexts()).isSame(indexed);
        if (same) {
            keep(indexed, read.get());
        }
        return same || anyhow ? read : Optional.empty();
    }
}
