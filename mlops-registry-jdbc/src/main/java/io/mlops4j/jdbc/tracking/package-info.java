// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments and runs in tables. {@code JdbcTrackingStore} is the store; {@code RunCommit} writes what happened to a run
 * and {@code Recordings} its params, tags, datasets and files, {@code RunRows} reads runs, {@code PointRows} does both for
 * metric points; {@code SearchSql} makes a statement of a query, of which {@code FilterSql} and {@code OrderSql} are parts.
 *
 * <p>The statements are pure values: {@code SqlText} is text and what is bound to it. A new condition of search belongs
 * into {@code FilterSql}; how values are stored so that a database compares them as Java does, into {@code Rank} and
 * {@code TextOrder}.
 */
@NullMarked
package io.mlops4j.jdbc.tracking;

import org.jspecify.annotations.NullMarked;
