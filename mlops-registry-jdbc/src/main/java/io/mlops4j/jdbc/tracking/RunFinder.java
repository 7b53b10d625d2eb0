// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunPosition;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches: in the database as long as the filter is one that people write, and here for longer ones. */
final class RunFinder {
    /** Databases limit how many conditions a statement has, and their planners slow down long before that. */
    private static final int MOST_CONDITIONS = 100;

    /** So many experiments are as good as any number. */
    private static final int MOST_EXPERIMENTS = 1_000;

    private static final int CHUNK = 1_024;

    private RunFinder() {}

    static Page<Run> find(Session session, RunQuery query) throws SQLException {
        RunPosition last = RunSearch.start(query).orElse(null);
        return FilterSql.conditions(query.filter()) <= MOST_CONDITIONS
                        && query.experiments().size() <= MOST_EXPERIMENTS
                ? findThere(session, query, last)
                : findHere(session, query);
    }

    private static Page<Run> findThere(Session session, RunQuery query, @Nullable RunPosition last)
            throws SQLException {
        List<RunId> ids = ids(session, SearchSql.page(session.dialect(), query, last));
        boolean more = ids.size() > query.pageSize();
        List<Run> runs = runs(session, more ? ids.subList(0, query.pageSize()) : ids);
        return new Page<>(runs, more ? RunSearch.nextToken(query, runs.get(runs.size() - 1)) : null);
    }

    private static Page<Run> findHere(Session session, RunQuery query) throws SQLException {
        RunQuery every = query.experiments().size() <= MOST_EXPERIMENTS ? query : query.in();
        List<Run> found = new ArrayList<>();
        List<RunId> ids = ids(session, SearchSql.candidates(every, "", CHUNK));
        while (!ids.isEmpty()) {
            runs(session, ids).stream()
                    .filter(run -> RunSearch.matches(query.filter(), run))
                    .forEach(found::add);
            ids = ids(
                    session, SearchSql.candidates(every, ids.get(ids.size() - 1).value(), CHUNK));
        }
        return RunSearch.search(found, query);
    }

    private static List<RunId> ids(Session session, SqlText statement) throws SQLException {
        return session.list(statement.sql(), row -> RunId.of(row.getString(1)), statement.values());
    }

    private static List<Run> runs(Session session, List<RunId> ids) throws SQLException {
        return RunRows.read(session, ids).stream().map(VersionedRun::run).toList();
    }
}
