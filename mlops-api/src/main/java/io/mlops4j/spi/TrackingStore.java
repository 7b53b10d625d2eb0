// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.util.List;
import java.util.Optional;

/**
 * Experiments and runs. The clauses B1 to B5 of {@link Backend} hold too.
 *
 * <ul>
 *   <li>T1 Arbiter: of several commits to a run at one expected revision, at most one succeeds; the others change
 *       nothing and return a conflict.
 *   <li>T2 Together: all events of a commit become visible at once.
 *   <li>T3 Fold: a run reads as the fold of its events in the order of their commits, with every appended point.
 *   <li>T4 Exact numbers: a metric value is read back bit for bit but for the payload of NaN: NaN, both infinities,
 *       both zeros, the smallest and the largest doubles, every long step.
 *   <li>T5 Appends never conflict, neither with each other nor with commits, and none is lost.
 *   <li>T6 Search: finds exactly the runs that the query's and the filter's Javadoc describe, deleted ones only if the
 *       query's lifecycle says so, in the order that the query's Javadoc describes; the pages of one query together
 *       give each run that did not change meanwhile exactly once.
 *   <li>T7 Experiments: of several creations of one name the first stays, and all return it.
 * </ul>
 */
public interface TrackingStore {
    /**
     * Keeps an experiment, unless there is one of that name.
     *
     * @param experiment the experiment
     * @return the one that is kept
     */
    Experiment create(Experiment experiment);

    /**
     * Lists the experiments.
     *
     * @return all, ordered by name
     */
    List<Experiment> experiments();

    /**
     * Commits events of a run, at most 4 MiB of them as core writes them. Their shape is looked at before the revision:
     * events that are refused are refused at any revision.
     *
     * @param run the run
     * @param expectedRevision the revision that the events were decided on, 0 for a new run
     * @param events at least one event; the first of a new run, and only that, is {@link RunEvent.Started}
     * @return committed, or a conflict; for a run that does not exist, a revision above 0 is a conflict with 0
     * @throws IllegalArgumentException if there is no event, {@link RunEvent.Started} stands anywhere but first at
     *     revision 0 or is missing there, or the events are too large; nothing was changed
     * @throws io.mlops4j.error.StoreUnavailableException if the store does not work; nothing was changed
     * @throws io.mlops4j.error.CommitStateUnknownException if the answer of the store was lost
     */
    CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events);

    /**
     * Appends metric points to an existing run, ended or not, all or none. Equal points are kept as often as they come,
     * so an append whose answer was lost cannot be repeated without doubt.
     *
     * @param run the run
     * @param points the points
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     * @throws io.mlops4j.error.StoreUnavailableException if the store does not work; nothing was changed
     * @throws io.mlops4j.error.CommitStateUnknownException if the answer of the store was lost
     */
    void append(RunId run, List<MetricPoint> points);

    /**
     * Reads a run.
     *
     * @param run the run
     * @return the run, or empty if there is none
     */
    Optional<VersionedRun> find(RunId run);

    /**
     * Reads every point of one metric.
     *
     * @param run the run
     * @param key the metric
     * @return its points by {@link MetricPoint#BY_RECENCY}, oldest first; equal points as often as they were logged
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    List<MetricPoint> history(RunId run, String key);

    /**
     * Finds runs.
     *
     * @param query which, in which order, how many
     * @return one page
     * @throws IllegalArgumentException if the page token is not one of this query's
     */
    Page<Run> search(RunQuery query);
}
