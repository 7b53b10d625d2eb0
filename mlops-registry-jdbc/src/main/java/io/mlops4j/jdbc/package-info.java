// SPDX-License-Identifier: Apache-2.0
/**
 * The backend on a relational database.
 *
 * <p>Here belongs everything that speaks SQL: the one public backend type that is opened on a host's {@code
 * DataSource}, the three stores behind it, the dialects (one class each), the numbered migrations and the
 * classification of driver errors into the library's exceptions. {@code java.sql} appears in this module only, and
 * drivers and connection pools stay with the host. The schema is planned in {@code docs/jdbc-schema.md}.
 */
@NullMarked
package io.mlops4j.jdbc;

import org.jspecify.annotations.NullMarked;
