// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Names;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to find, in which order, and how many at a time. Immutable; each {@code with} gives a new value.
 *
 * @param experiments only runs of these experiments; of all if empty
 * @param filter which of them
 * @param lifecycle whether to find runs that are not deleted, deleted ones, or both
 * @param order in which order; ties are ordered by run id
 * @param pageSize how many runs a page holds at most, 1 to {@value #MAX_PAGE}
 * @param pageToken where the page starts, from {@link io.mlops4j.common.Page#nextToken}; null for the first page
 */
public record RunQuery(
        Set<ExperimentName> experiments,
        RunFilter filter,
        Lifecycle lifecycle,
        RunOrder order,
        int pageSize,
        @Nullable String pageToken) {
    /** Most runs that one page holds. */
    public static final int MAX_PAGE = 10_000;

    /** Whether runs are found that were deleted. */
    public enum Lifecycle {
        /** Only runs that are not deleted. */
        ACTIVE,
        /** Only runs that are deleted. */
        DELETED,
        /** All runs. */
        ANY
    }

    private static final int DEFAULT_PAGE = 100;

    /**
     * Checks the page size.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public RunQuery {
        experiments = Set.copyOf(experiments);
        if (pageSize < 1 || pageSize > MAX_PAGE) {
            throw Names.invalid("page size", pageSize, "1 to " + MAX_PAGE);
        }
    }

    /**
     * Every run of the store that is not deleted, newest first, 100 a page.
     *
     * @return the query, to be narrowed
     */
    public static RunQuery all() {
        return new RunQuery(Set.of(), RunFilter.all(), Lifecycle.ACTIVE, RunOrder.newestFirst(), DEFAULT_PAGE, null);
    }

    /**
     * The runs that a filter lets through, newest first, 100 a page.
     *
     * @param filter which runs
     * @return the query
     */
    public static RunQuery where(RunFilter filter) {
        return all().withFilter(filter);
    }

    /**
     * Narrows to experiments.
     *
     * @param names the experiments
     * @return this query over those experiments only
     */
    public RunQuery in(ExperimentName... names) {
        return new RunQuery(Set.copyOf(List.of(names)), filter, lifecycle, order, pageSize, pageToken);
    }

    /**
     * Chooses the filter.
     *
     * @param chosen which runs
     * @return this query with that filter
     */
    public RunQuery withFilter(RunFilter chosen) {
        return new RunQuery(experiments, chosen, lifecycle, order, pageSize, pageToken);
    }

    /**
     * Chooses between runs that are deleted and those that are not.
     *
     * @param chosen which
     * @return this query for those
     */
    public RunQuery withLifecycle(Lifecycle chosen) {
        return new RunQuery(experiments, filter, chosen, order, pageSize, pageToken);
    }

    /**
     * Chooses the order.
     *
     * @param chosen the order
     * @return this query in that order
     */
    public RunQuery orderBy(RunOrder chosen) {
        return new RunQuery(experiments, filter, lifecycle, chosen, pageSize, pageToken);
    }

    /**
     * Chooses the page size.
     *
     * @param size 1 to {@value #MAX_PAGE}
     * @return this query with that page size
     * @throws IllegalArgumentException if the size is out of range
     */
    public RunQuery withPageSize(int size) {
        return new RunQuery(experiments, filter, lifecycle, order, size, pageToken);
    }

    /**
     * Goes to a page.
     *
     * @param token from the page before, or null for the first
     * @return this query at that page
     */
    public RunQuery at(@Nullable String token) {
        return new RunQuery(experiments, filter, lifecycle, order, pageSize, token);
    }
}
