// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.core.tracking.RunPosition;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.tracking.RunQuery;
import org.jspecify.annotations.Nullable;

/** The statements that find the ids of runs. */
final class SearchSql {
    private SearchSql() {}

    /** Finds the runs of a page and one more, by which a next page shows. */
    static SqlText page(Dialect dialect, RunQuery query, @Nullable RunPosition last) {
        SqlText out = new SqlText().add(dialect.beforeSearch() + "SELECT r.run_id FROM {run} r");
        OrderSql order = new OrderSql(dialect, query.order());
        order.addJoin(out);
        addScope(out, query);
        out.add(" AND ");
        new FilterSql(dialect, out).add(query.filter());
        if (last != null) {
            order.addAfter(out, last);
        }
        order.addOrder(out);
        return out.add(" LIMIT " + (query.pageSize() + 1));
    }

    /** Finds runs that may be meant, whatever the filter, by id. */
    static SqlText candidates(RunQuery query, String afterRun, int most) {
        SqlText out = new SqlText().add("SELECT r.run_id FROM {run} r");
        addScope(out, query);
        return out.add(" AND r.run_id > ? ORDER BY r.run_id LIMIT " + most, afterRun);
    }

    private static void addScope(SqlText out, RunQuery query) {
        out.add(
                switch (query.lifecycle()) {
                    case ACTIVE -> " WHERE r.deleted = 0";
                    case DELETED -> " WHERE r.deleted = 1";
                    case ANY -> " WHERE 1 = 1";
                });
        if (!query.experiments().isEmpty()) {
            out.add(" AND r.experiment_name IN (")
                    .list(query.experiments().stream()
                            .sorted()
                            .map(Object::toString)
                            .toList())
                    .add(")");
        }
    }
}
