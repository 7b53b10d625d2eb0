// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.tracking.MetricPoint;
import java.sql.SQLException;
import java.util.List;

/**
 * Points that are appended together. The number of the batch is a part of their keys, so that it can be seen whether they
 * were committed, and they cannot be twice.
 *
 * @param run the run
 * @param points the points
 * @param number a number that no other batch has
 */
record PointBatch(RunId run, List<MetricPoint> points, long number) {
    PointBatch {
        points = List.copyOf(points);
    }

    /** Appends by several statements of a transaction; tells whether there is such a run. */
    boolean append(Session session) throws SQLException {
        if (session.mayHaveHappened() && PointRows.isThere(session, run, points, number)) {
            return true;
        }
        int found = session.update("UPDATE {run} SET points = points + ? WHERE run_id = ?", points.size(), run.value());
        if (found == 1) {
            PointRows.add(session, run, points, number);
        }
        return found == 1;
    }

    /** Appends by one statement, which is a transaction by itself; tells whether there is such a run. */
    boolean appendAtOnce(Session session) throws SQLException {
        return (session.mayHaveHappened() && PointRows.isThere(session, run, points, number))
                || PointArrays.append(session, run, points, number);
    }
}
