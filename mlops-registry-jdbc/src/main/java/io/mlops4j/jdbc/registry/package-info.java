// SPDX-License-Identifier: Apache-2.0
/**
 * The logs of models in tables: {@code JdbcRegistryStore} appends and reads them, {@code LogRows} sees to it that what is read
 * is what was committed, {@code ModelProjection} tells in rows of other tables what an entry means, for people who ask in SQL.
 *
 * <p>The log is the truth and the only thing that is read here. A new column or table for people belongs into {@code
 * ModelProjection} and a migration.
 */
@NullMarked
package io.mlops4j.jdbc.registry;

import org.jspecify.annotations.NullMarked;
