// SPDX-License-Identifier: Apache-2.0
/**
 * One thin layer over plain JDBC: {@code Session} binds, runs and reads statements on one connection, {@code Database}
 * runs units of work on connections of the host's pool and decides what an error means for them, {@code LentDatabase}
 * does so within a transaction that the host began.
 *
 * <p>No statement of the stores is written here, and nothing that differs between databases: that is what the dialects
 * are for.
 */
@NullMarked
package io.mlops4j.jdbc.sql;

import org.jspecify.annotations.NullMarked;
