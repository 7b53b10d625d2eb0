// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds a policy from the defaults. Not thread-safe. Nothing is checked before {@link #build}. */
public final class ApprovalPolicyBuilder {
    private static final Duration VOTES = Duration.ofDays(30);
    private static final Duration REQUESTS = Duration.ofDays(90);

    private final SortedMap<Act, String> roles = new TreeMap<>(Map.of(
            Act.REQUEST, ApprovalPolicy.ANYBODY,
            Act.APPROVE, "approver",
            Act.WAIVE, "approver",
            Act.PROMOTE, "operator",
            Act.ROLL_BACK, "operator",
            Act.STOP, "operator",
            Act.RETIRE, "operator",
            Act.OWN, ApprovalPolicy.FOUNDER_ROLE));
    private final SortedSet<String> excludedRoles = new TreeSet<>();
    private final SortedSet<String> excludedPeople = new TreeSet<>();
    private final SortedSet<EvidenceKey> requiredEvidence = new TreeSet<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<FreezeWindow> freezeWindows = new ArrayList<>();
    private int quorum = 1;
    private Duration voteExpiry = VOTES;
    private Duration requestExpiry = REQUESTS;

    ApprovalPolicyBuilder() {}

    /**
     * Chooses the quorum.
     *
     * @param people how many different people must approve
     * @return this
     */
    public ApprovalPolicyBuilder quorum(int people) {
        quorum = people;
        return this;
    }

    /**
     * Gives an act to a role.
     *
     * @param act what
     * @param role who
     * @return this
     */
    public ApprovalPolicyBuilder role(Act act, String role) {
        roles.put(act, role);
        return this;
    }

    /**
     * Gives an act to nobody.
     *
     * @param act what
     * @return this
     */
    public ApprovalPolicyBuilder nobody(Act act) {
        roles.remove(act);
        return this;
    }

    /**
     * Allows overrides. Both roles are needed, as every override must be reviewed.
     *
     * @param role who may put a version into the environment past the policy
     * @param reviewers who closes the review afterwards
     * @return this
     */
    public ApprovalPolicyBuilder override(String role, String reviewers) {
        return role(Act.OVERRIDE, role).role(Act.REVIEW, reviewers);
    }

    /**
     * Excludes the holders of a role from voting.
     *
     * @param role the role
     * @return this
     */
    public ApprovalPolicyBuilder excludeRole(String role) {
        excludedRoles.add(role);
        return this;
    }

    /**
     * Excludes a person from voting.
     *
     * @param person the person's id
     * @return this
     */
    public ApprovalPolicyBuilder excludePerson(String person) {
        excludedPeople.add(person);
        return this;
    }

    /**
     * Requires evidence.
     *
     * @param evidence which
     * @return this
     */
    public ApprovalPolicyBuilder require(EvidenceKey evidence) {
        requiredEvidence.add(evidence);
        return this;
    }

    /**
     * Adds a gate and requires the evidence that it judges.
     *
     * @param gate the gate
     * @return this
     */
    public ApprovalPolicyBuilder gate(Gate gate) {
        gates.add(gate);
        EvidenceKey judged = gate.evidence();
        return judged == null ? this : require(judged);
    }

    /**
     * Chooses how long approvals and waivers count.
     *
     * @param expiry above zero, at most {@link #requestExpiry}
     * @return this
     */
    public ApprovalPolicyBuilder voteExpiry(Duration expiry) {
        voteExpiry = expiry;
        return this;
    }

    /**
     * Chooses how long requests stay open.
     *
     * @param expiry above zero
     * @return this
     */
    public ApprovalPolicyBuilder requestExpiry(Duration expiry) {
        requestExpiry = expiry;
        return this;
    }

    /**
     * Adds a time in which nothing is promoted.
     *
     * @param window the time
     * @return this
     */
    public ApprovalPolicyBuilder freeze(FreezeWindow window) {
        freezeWindows.add(window);
        return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     * @throws IllegalArgumentException if a part is not valid, or the whole can never be satisfied
     */
    public ApprovalPolicy build() {
        return new ApprovalPolicy(
                quorum,
                roles,
                excludedRoles,
                excludedPeople,
                requiredEvidence,
                gates,
                voteExpiry,
                requestExpiry,
                freezeWindows);
    }
}
