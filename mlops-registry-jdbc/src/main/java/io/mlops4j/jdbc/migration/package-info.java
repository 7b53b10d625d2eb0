// SPDX-License-Identifier: Apache-2.0
/**
 * Brings the tables of a store to the version that this library needs, or looks whether they are there: the numbered
 * scripts, the history of those that were applied, and the order in which hosts that start at once apply them.
 *
 * <p>A change of the schema is a new script of the next number for each database in {@code src/main/resources}, and its
 * name at the end of the file {@code scripts}. A released script is never changed. On databases that do not roll back
 * their DDL a host can die after any statement, so each statement can be run again.
 */
@NullMarked
package io.mlops4j.jdbc.migration;

import org.jspecify.annotations.NullMarked;
