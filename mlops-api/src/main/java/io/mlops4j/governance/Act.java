// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

/** What a policy gives roles for. */
public enum Act {
    /** Ask for a promotion. */
    REQUEST,
    /** Vote for or against a request. */
    APPROVE,
    /** Let a request pass a gate that is inconclusive. */
    WAIVE,
    /** Carry an approved request out. */
    PROMOTE,
    /** Go back to the version before. */
    ROLL_BACK,
    /** Empty the environment. */
    STOP,
    /** Retire a version. */
    RETIRE,
    /** Put a version into the environment past the policy. */
    OVERRIDE,
    /** Close the review that an override opened. */
    REVIEW,
    /** Replace the policy, and change the model's tier. */
    OWN
}
