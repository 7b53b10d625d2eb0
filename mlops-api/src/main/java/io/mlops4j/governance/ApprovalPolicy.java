// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;

/**
 * Who may move the governed pointer of a model in an environment. Immutable; each {@code with} gives a new value.
 *
 * <p>Whatever the policy, the person who asked for a promotion, the one who registered the version and the one who
 * started the run that made it never approve it, and a program never counts.
 *
 * @param quorum how many different people must approve, 1 to {@value #MAX_QUORUM}
 * @param approverRole the role that they must hold
 * @param operatorRole the role that may promote, roll back and stop
 * @param ownerRole the role that may replace this policy
 */
public record ApprovalPolicy(int quorum, String approverRole, String operatorRole, String ownerRole) {
    /** Largest quorum: more people than this agree on nothing in practice, and a typing error should not lock a model. */
    public static final int MAX_QUORUM = 20;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the quorum is out of range or a role is not a valid {@link Names#name}
     */
    public ApprovalPolicy {
        if (quorum < 1 || quorum > MAX_QUORUM) {
            throw Names.invalid("quorum", quorum, "1 to " + MAX_QUORUM);
        }
        Names.name("role", approverRole);
        Names.name("role", operatorRole);
        Names.name("role", ownerRole);
    }

    /**
     * The four-eyes principle: one approval by another person. Roles are {@code approver}, {@code operator} and {@code
     * policy-owner}.
     *
     * @return the policy
     */
    public static ApprovalPolicy withDefaults() {
        return new ApprovalPolicy(1, "approver", "operator", "policy-owner");
    }

    /**
     * Chooses the quorum.
     *
     * @param people how many different people must approve
     * @return this policy with that quorum
     * @throws IllegalArgumentException if the quorum is out of range
     */
    public ApprovalPolicy withQuorum(int people) {
        return new ApprovalPolicy(people, approverRole, operatorRole, ownerRole);
    }

    /**
     * Chooses the role that approves.
     *
     * @param role the role
     * @return this policy with that role
     * @throws IllegalArgumentException if the role is not a valid name
     */
    public ApprovalPolicy withApproverRole(String role) {
        return new ApprovalPolicy(quorum, role, operatorRole, ownerRole);
    }

    /**
     * Chooses the role that promotes, rolls back and stops.
     *
     * @param role the role
     * @return this policy with that role
     * @throws IllegalArgumentException if the role is not a valid name
     */
    public ApprovalPolicy withOperatorRole(String role) {
        return new ApprovalPolicy(quorum, approverRole, role, ownerRole);
    }

    /**
     * Chooses the role that replaces the policy.
     *
     * @param role the role
     * @return this policy with that role
     * @throws IllegalArgumentException if the role is not a valid name
     */
    public ApprovalPolicy withOwnerRole(String role) {
        return new ApprovalPolicy(quorum, approverRole, operatorRole, role);
    }

    /**
     * Digests the policy, so that a decision can name the very rules it was made under.
     *
     * @return the digest of {@code quorum=<n>}, {@code approver=<role>}, {@code operator=<role>} and {@code
     *     owner=<role>}, each line ended by a line feed
     */
    public Digest digest() {
        return Digest.of("quorum=" + quorum + "\napprover=" + approverRole + "\noperator=" + operatorRole + "\nowner="
                + ownerRole + "\n");
    }
}
