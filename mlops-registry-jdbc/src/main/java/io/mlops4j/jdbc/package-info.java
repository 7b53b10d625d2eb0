// SPDX-License-Identifier: Apache-2.0
/**
 * The backend on a relational database: {@code JdbcBackend} is opened on a host's {@code DataSource} as {@code JdbcOptions}
 * say, and puts together what the packages below it hold.
 *
 * <p>A store belongs into {@code registry}, {@code tracking} or {@code content}; how statements are run and what an error
 * means for a unit of work into {@code sql}; what differs between databases into {@code dialect}, one class each; a new
 * table or column into a new script of each database, applied by {@code migration}. {@code java.sql} appears in this module
 * only, and drivers and connection pools stay with the host. The schema is described in {@code docs/jdbc-schema.md}.
 */
@NullMarked
package io.mlops4j.jdbc;

import org.jspecify.annotations.NullMarked;
