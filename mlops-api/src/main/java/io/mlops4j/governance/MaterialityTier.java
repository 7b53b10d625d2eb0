// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

/**
 * How much harm a model can do: exposure times purpose. Chooses among the policies of an environment. A model that nobody has
 * classified counts as {@link #HIGH}.
 */
public enum MaterialityTier {
    /** Errors cost little and are easily put right. */
    LOW,
    /** Errors cost money or trust. */
    MEDIUM,
    /** Errors harm people, or the firm as a whole. */
    HIGH
}
