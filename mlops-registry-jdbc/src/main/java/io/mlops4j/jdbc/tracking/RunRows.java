// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.VersionedRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads whole runs, all parts of them by one statement: so they fit together at every isolation level, and cost one round
 * trip.
 */
final class RunRows {
    /** Runs of one statement. */
    private static final int MOST = 128;

    private static final String PARTS = """
            SELECT run_id, 0, '', lifecycle, revision, 0, 0 FROM {run} WHERE run_id IN (#)
            UNION ALL SELECT run_id, 1, param_key, param_value, 0, 0, 0 FROM {param} WHERE run_id IN (#)
            UNION ALL SELECT run_id, 2, tag_key, tag_value, 0, 0, 0 FROM {tag} WHERE run_id IN (#)
            UNION ALL SELECT run_id, 3, metric_key, '', step, epoch_millis, bits FROM {metric_latest}
                WHERE run_id IN (#)
            UNION ALL SELECT run_id, 4, '', payload, place, 0, 0 FROM {dataset} WHERE run_id IN (#)
            UNION ALL SELECT run_id, 5, path, digest, size_bytes, 0, 0 FROM {artifact} WHERE run_id IN (#)
            """;

    private static final int SELECTS = 6;

    private RunRows() {}

    /** Gives those that exist, in the order in which they are asked for. */
    static List<VersionedRun> read(Session session, List<RunId> ids) throws SQLException {
        List<VersionedRun> runs = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            List<RunId> some = ids.subList(from, Math.min(ids.size(), from + MOST));
            Map<RunId, RunParts> parts = parts(session, some);
            for (RunId id : some) {
                RunParts found = parts.get(id);
                if (found != null) {
                    runs.add(found.run());
                }
            }
        }
        return runs;
    }

    private static Map<RunId, RunParts> parts(Session session, List<RunId> ids) throws SQLException {
        // as few different statements as possible, since databases and drivers keep them prepared
        int width = Math.max(1, Integer.highestOneBit(ids.size() - 1) * 2);
        Object[] values = new Object[SELECTS * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = ids.get(Math.min(i % width, ids.size() - 1)).value();
        }
        Map<RunId, RunParts> parts = new HashMap<>();
        session.list(
                PARTS.replace("#", "?" + ", ?".repeat(width - 1)),
                row -> parts.computeIfAbsent(RunId.of(row.getString(1)), RunParts::new)
                        .add(row),
                values);
        return parts;
    }
}
