// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

/** Values that are names. */
sealed interface Categories extends VectorValues permits BooleanCategories, TextCategories {
    /** The name in one row, which must not be null. */
    String at(int row);
}
