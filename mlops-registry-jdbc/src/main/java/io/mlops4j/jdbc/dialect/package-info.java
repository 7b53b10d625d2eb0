// SPDX-License-Identifier: Apache-2.0
/**
 * What differs between databases, and nothing else does: one package-private class each behind {@link
 * io.mlops4j.jdbc.dialect.Dialect}, which detects it, classifies the errors of its drivers, opens its transactions and
 * takes its migration lock.
 *
 * <p>A new database is one class here, one line in {@link io.mlops4j.jdbc.dialect.Dialect#of}, one folder of scripts and
 * one subclass of each contract test.
 */
@NullMarked
package io.mlops4j.jdbc.dialect;

import org.jspecify.annotations.NullMarked;
