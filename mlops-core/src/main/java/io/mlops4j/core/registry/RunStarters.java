// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.registry;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who started a run, or had it started on their behalf: that run, every run that it is a part of, and every run that is a part of
 * it, such as the trials of a search. Deleted runs count.
 */
final class RunStarters {
    /** A search per trial would take long where there are thousands; a filter of thousands is more than databases take. */
    private static final int AT_ONCE = 100;

    private final TrackingStore runs;
    private final Set<RunId> seen = new HashSet<>();
    private final NavigableSet<String> starters = new TreeSet<>();

    private RunStarters(TrackingStore runs) {
        this.runs = runs;
    }

    static NavigableSet<String> of(Run source, TrackingStore runs) {
        RunStarters around = new RunStarters(runs);
        around.addWithWholes(source);
        around.addParts(source.id());
        return around.starters;
    }

    private void addWithWholes(@Nullable Run source) {
        for (Run run = source; run != null && seen.add(run.id()); ) {
            addStarter(run);
            RunId parent = run.parent();
            run = parent == null
                    ? null
                    : runs.find(parent).map(VersionedRun::run).orElse(null);
        }
    }

    private void addParts(RunId source) {
        Deque<RunId> wholes = new ArrayDeque<>(List.of(source));
        while (!wholes.isEmpty()) {
            List<RunFilter> some = new ArrayList<>();
            while (!wholes.isEmpty() && some.size() < AT_ONCE) {
                some.add(RunFilter.partOf(wholes.remove()));
            }
            for (Run part : found(new RunFilter.Or(some))) {
                if (seen.add(part.id())) {
                    addStarter(part);
                    wholes.add(part.id());
                }
            }
        }
    }

    private List<Run> found(RunFilter filter) {
        RunQuery query =
                RunQuery.where(filter).withLifecycle(RunQuery.Lifecycle.ANY).withPageSize(RunQuery.MAX_PAGE);
        List<Run> found = new ArrayList<>();
        Page<Run> page;
        do {
            page = runs.search(query);
            found.addAll(page.items());
            query = query.at(page.nextToken());
        } while (page.hasNext());
        return found;
    }

    private void addStarter(Run run) {
        for (String key : List.of("actor", "principal")) {
            Optional.ofNullable(run.environment().get(key)).ifPresent(starters::add);
        }
    }
}
