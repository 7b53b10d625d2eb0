// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.common.SideBySide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Experiments and their runs. Thread-safe.
 *
 * <p>A run may be a part of another: it names its parent when it starts, and never changes it, so a run cannot be its
 * own ancestor. {@link RunFilter#partOf} finds the parts. Each run ends on its own: ending or deleting the whole leaves
 * its parts as they are, running or not.
 *
 * <p>Deleting hides and never destroys: a deleted run takes no recordings (what was under way may still end) and is
 * left out of searches that do not ask for {@link RunQuery.Lifecycle#DELETED}, but reads as before and can be restored.
 * Versions that it made stay what they are. Its id is not given again. An experiment is a name that runs are filed
 * under: deleting it deletes its runs, and the name can be used for new ones at once.
 */
public interface Tracking {
    /** Most points that one page of a metric's history holds. */
    int MAX_POINTS = 100_000;

    /**
     * Starts a run.
     *
     * @param experiment what it is filed under; created on first use
     * @return the run, to be ended
     */
    default ActiveRun start(ExperimentName experiment) {
        return start(RunSpec.of(experiment));
    }

    /**
     * Starts a run as planned. Captures actor, host, user, JVM, library version and, if the working directory lies in a
     * git work tree, the commit that is checked out.
     *
     * @param spec the plan
     * @return the run, to be ended
     * @throws io.mlops4j.error.AlreadyExistsException if the chosen id is taken
     * @throws io.mlops4j.error.NotFoundException if the parent does not exist
     * @throws IllegalStateException if the parent is deleted
     */
    ActiveRun start(RunSpec spec);

    /**
     * Takes a run up again, from this or another process. A run that had ended is running again.
     *
     * @param id the run
     * @return the run, to be ended
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     * @throws IllegalStateException if the run is deleted
     */
    ActiveRun resume(RunId id);

    /**
     * Reads a run, also a deleted one.
     *
     * @param id the run
     * @return what is known of it
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    Run run(RunId id);

    /**
     * Reads every point of one metric of a run.
     *
     * @param id the run
     * @param key the metric
     * @return its points by {@link MetricPoint#BY_RECENCY}, oldest first; empty if the run has no such metric
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    List<MetricPoint> history(RunId id, String key);

    /**
     * Reads the points of one metric of a run, some at a time. Points that are logged meanwhile and are older than
     * those given are not seen.
     *
     * @param id the run
     * @param key the metric
     * @param limit most points to give, 1 to {@value #MAX_POINTS}
     * @param pageToken where to go on, from {@link Page#nextToken}; null for the oldest point
     * @return the next points by {@link MetricPoint#BY_RECENCY}, oldest first
     * @throws IllegalArgumentException if the limit is out of range or the token is not one of this run and metric
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    Page<MetricPoint> history(RunId id, String key, int limit, @Nullable String pageToken);

    /**
     * Finds runs.
     *
     * @param query which, in which order, how many
     * @return one page of them
     * @throws IllegalArgumentException if the page token is not one of this query's
     */
    Page<Run> search(RunQuery query);

    /**
     * Lists the experiments.
     *
     * @return all, ordered by name
     */
    List<Experiment> experiments();

    /**
     * Deletes a run. Changes nothing if it is deleted already.
     *
     * @param id the run
     * @param reason why; not blank
     * @return the run as deleted
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    Run delete(RunId id, String reason);

    /**
     * Restores a deleted run, however it was deleted. Changes nothing if it is not deleted.
     *
     * @param id the run
     * @return the run as restored
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    Run restore(RunId id);

    /**
     * Deletes an experiment: every run of it that is not deleted, one after the other. If it breaks off, the rest is
     * deleted by calling again; runs that start meanwhile stay.
     *
     * @param experiment the experiment
     * @param reason why; not blank
     * @return how many runs were deleted
     * @throws io.mlops4j.error.NotFoundException if there is no such experiment
     */
    int deleteExperiment(ExperimentName experiment, String reason);

    /**
     * Restores the runs that were deleted with their experiment, one after the other. Those that were deleted one by
     * one stay deleted.
     *
     * @param experiment the experiment
     * @return how many runs were restored
     * @throws io.mlops4j.error.NotFoundException if there is no such experiment
     */
    int restoreExperiment(ExperimentName experiment);

    /**
     * Finds out what is not known of a run that a rerun would need.
     *
     * @param id the run
     * @return what is missing
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    ReproducibilityReport reproducibility(RunId id);

    /**
     * Compares two runs.
     *
     * @param left one run
     * @param right another
     * @return their params, metrics, tags, inputs and artifacts side by side
     * @throws io.mlops4j.error.NotFoundException if one of them does not exist
     */
    SideBySide compare(RunId left, RunId right);
}
