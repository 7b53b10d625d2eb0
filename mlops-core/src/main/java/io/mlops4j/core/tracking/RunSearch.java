// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Page;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
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
        Page<RunFacts> page = page(runs.stream().map(RunFacts::of).toList(), query);
        List<Run> given = page.items().stream()
                .map(facts -> ((RunFacts.OfRun) facts).run())
                .toList();
        return new Page<>(given, page.nextToken());
    }

    /**
     * Finds one page of runs of which no more is at hand than a search needs. Takes time in proportion to the number of
     * runs, and memory in proportion to the size of the page.
     *
     * @param <F> how runs are at hand
     * @param runs all runs of the store, in any order, each once
     * @param query which, in which order, how many
     * @return the page
     * @throws IllegalArgumentException if the page token was not given out for this filter, order and set of experiments
     */
    public static <F extends RunFacts> Page<F> page(Iterable<F> runs, RunQuery query) {
        Comparator<RunPosition> order = RunPosition.comparator(query.order().direction());
        RunPosition last = start(query).orElse(null);
        // the runs that come first, the last of them on top: the one that is given up for a better one
        PriorityQueue<Found<F>> first =
                new PriorityQueue<>(Comparator.comparing((Found<F> one) -> one.position(), order.reversed()));
        for (F run : runs) {
            if (matches(run, query)) {
                Found<F> found = new Found<>(RunPosition.of(run, query.order()), run);
                if (isAfter(last, found.position(), order) && isAmong(first, found.position(), order, query)) {
                    first.add(found);
                }
            }
            if (first.size() > query.pageSize() + 1) {
                first.remove();
            }
        }
        return page(first, order, query);
    }

    /**
     * Tells where a page starts, for backends that search by means of their own.
     *
     * @param query the query
     * @return where the run stands that was given last, or empty for the first page
     * @throws IllegalArgumentException if the page token was not given out for this filter, order and set of experiments
     */
    public static Optional<RunPosition> start(RunQuery query) {
        return Optional.ofNullable(query.pageToken())
                .map(token -> PageToken.decode(QueryText.of(query), token, RunPosition::read));
    }

    /**
     * Makes the token of the page after one that was found by other means.
     *
     * @param query the query
     * @param last the last run of the page
     * @return the token
     */
    public static String nextToken(RunQuery query, Run last) {
        RunPosition position = RunPosition.of(RunFacts.of(last), query.order());
        return PageToken.encode(QueryText.of(query), position::write);
    }

    /**
     * Tells whether a run meets a filter.
     *
     * @param filter the conditions
     * @param run the run
     * @return whether it meets them
     */
    public static boolean matches(RunFilter filter, Run run) {
        return RunMatching.matches(filter, RunFacts.of(run));
    }

    private record Found<F>(RunPosition position, F run) {}

    private static boolean matches(RunFacts run, RunQuery query) {
        boolean filed = query.experiments().isEmpty() || query.experiments().contains(run.experiment());
        return filed && matches(query.lifecycle(), run) && RunMatching.matches(query.filter(), run);
    }

    private static boolean matches(RunQuery.Lifecycle lifecycle, RunFacts run) {
        return switch (lifecycle) {
            case ACTIVE -> !run.isDeleted();
            case DELETED -> run.isDeleted();
            case ANY -> true;
        };
    }

    private static boolean isAfter(@Nullable RunPosition last, RunPosition found, Comparator<RunPosition> order) {
        return last == null || order.compare(found, last) > 0;
    }

    private static <F> boolean isAmong(
            PriorityQueue<Found<F>> first, RunPosition found, Comparator<RunPosition> order, RunQuery query) {
        Found<F> worst = first.peek();
        return worst == null || first.size() <= query.pageSize() || order.compare(found, worst.position()) < 0;
    }

    private static <F> Page<F> page(Collection<Found<F>> first, Comparator<RunPosition> order, RunQuery query) {
        List<Found<F>> found = first.stream()
                .sorted(Comparator.comparing(Found::position, order))
                .toList();
        boolean more = found.size() > query.pageSize();
        List<Found<F>> given = more ? found.subList(0, query.pageSize()) : found;
        String next = more
                ? PageToken.encode(
                        QueryText.of(query), given.get(given.size() - 1).position()::write)
                : null;
        return new Page<>(given.stream().map(Found::run).toList(), next);
    }
}
