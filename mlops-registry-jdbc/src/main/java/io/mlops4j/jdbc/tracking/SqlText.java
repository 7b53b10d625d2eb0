// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import java.util.ArrayList;
import java.util.List;

/** A statement and the values that are bound to it, in their order. Collects; not thread-safe. */
final class SqlText {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds text of the statement, which never holds a value, and the values of the parameters in it. */
    SqlText add(String text, Object... bound) {
        sql.append(text);
        values.addAll(List.of(bound));
        return this;
    }

    /** Adds as many parameters as there are values, with commas between them. */
    SqlText list(List<?> bound) {
        sql.append("?").append(", ?".repeat(bound.size() - 1));
        values.addAll(bound);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
