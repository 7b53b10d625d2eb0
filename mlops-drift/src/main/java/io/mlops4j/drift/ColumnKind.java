// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

/** How the values of a column are compared. */
public enum ColumnKind {
    /** By their order: numbers, dates, instants. */
    NUMERIC,
    /** By being equal: text, booleans, codes. */
    CATEGORICAL
}
