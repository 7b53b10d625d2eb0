// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.common.SideBySide;
import java.util.List;

/** Experiments and their runs. Thread-safe. */
public interface Tracking {
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
     * Starts a run as planned. Captures actor, host, user, JVM, library version and, if the working directory lies in a git
     * work tree, the commit that is checked out.
     *
     * @param spec the plan
     * @return the run, to be ended
     * @throws io.mlops4j.error.AlreadyExistsException if the chosen id is taken
     * @throws io.mlops4j.error.NotFoundException if the parent does not exist
     */
    ActiveRun start(RunSpec spec);

    /**
     * Takes a run up again, from this or another process. A run that had ended is running again.
     *
     * @param id the run
     * @return the run, to be ended
     * @throws io.mlops4j.error.NotFoundException if there is no such run
     */
    ActiveRun resume(RunId id);

    /**
     * Reads a run.
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
     * Compares two runs.
     *
     * @param left one run
     * @param right another
     * @return their params, metrics, tags, inputs and artifacts side by side
     * @throws io.mlops4j.error.NotFoundException if one of them does not exist
     */
    SideBySide compare(RunId left, RunId right);
}
