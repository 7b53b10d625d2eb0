// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Page;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search over runs in memory: the one meaning of filters, orders and pages, for backends to use or to be compared with.
 * Thread-safe; pure.
 *
 * <p>Both zeros are one number, in conditions and in orders. The pages of a query together give each run once that was
 * there all the time and was not changed, whatever was added in between; runs that are added before the page that was
 * given last are not seen.
 */
public final class RunSearch {
    private RunSearch() {}

    /**
     * Finds one page of runs.
     *
     * @param runs all runs of the store, in any order, each once
     * @param query which, in which order, how many
     * @return the page
     * @throws IllegalArgumentException if the page token was not given out for this filter, order and set of experiments
     */
    public static Page<Run> search(Collection<Run> runs, RunQuery query) {
        Comparator<RunPosition> order = RunPosition.comparator(query.order().direction());
        String token = query.pageToken();
        RunPosition last = token == null ? null : PageToken.decode(QueryText.of(query), token, RunPosition::read);
        List<Found> found = runs.stream()
                .filter(run -> matches(run, query))
                .map(run -> new Found(RunPosition.of(run, query.order()), run))
                .filter(one -> isAfter(last, one, order))
                .sorted(Comparator.comparing(Found::position, order))
                .limit(query.pageSize() + 1L)
                .toList();
        return page(found, query);
    }

    /**
     * Tells whether a run meets a filter.
     *
     * @param filter the conditions
     * @param run the run
     * @return whether it meets them
     */
    public static boolean matches(RunFilter filter, Run run) {
        return RunMatching.matches(filter, run);
    }

    private record Found(RunPosition position, Run run) {}

    private static boolean matches(Run run, RunQuery query) {
        boolean filed = query.experiments().isEmpty() || query.experiments().contains(run.experiment());
        return filed && matches(query.lifecycle(), run) && matches(query.filter(), run);
    }

    private static boolean matches(RunQuery.Lifecycle lifecycle, Run run) {
        return switch (lifecycle) {
            case ACTIVE -> !run.isDeleted();
            case DELETED -> run.isDeleted();
            case ANY -> true;
        };
    }

    private static boolean isAfter(@Nullable RunPosition last, Found found, Comparator<RunPosition> order) {
        return last == null || order.compare(found.position(), last) > 0;
    }

    private static Page<Run> page(List<Found> found, RunQuery query) {
        boolean more = found.size() > query.pageSize();
        List<Found> given = more ? found.subList(0, query.pageSize()) : found;
        String next = more
                ? PageToken.encode(
                        QueryText.of(query), given.get(given.size() - 1).position()::write)
                : null;
        return new Page<>(given.stream().map(Found::run).toList(), next);
    }
}
