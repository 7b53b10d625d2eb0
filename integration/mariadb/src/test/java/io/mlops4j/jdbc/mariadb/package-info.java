// SPDX-License-Identifier: Apache-2.0
/** MariaDB as a database to test on. The tests are those of the JDBC backend that take a database. */
@NullMarked
package io.mlops4j.jdbc.mariadb;

import org.jspecify.annotations.NullMarked;
