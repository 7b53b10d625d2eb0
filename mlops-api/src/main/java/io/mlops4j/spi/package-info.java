// SPDX-License-Identifier: Apache-2.0
/**
 * What the author of a backend implements: three narrow stores that persist and never decide.
 *
 * <p>Each interface states its contract in numbered clauses; the contract kit in {@code mlops-testkit} tests each clause
 * under its number.
 */
@NullMarked
package io.mlops4j.spi;

import org.jspecify.annotations.NullMarked;
