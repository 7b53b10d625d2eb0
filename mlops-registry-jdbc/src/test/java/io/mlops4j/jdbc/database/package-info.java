// SPDX-License-Identifier: Apache-2.0
/** Databases to test on, each really started, and pools over them. A new database is one class here. */
@NullMarked
package io.mlops4j.jdbc.database;

import org.jspecify.annotations.NullMarked;
