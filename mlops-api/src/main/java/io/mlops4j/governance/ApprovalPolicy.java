// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Names;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What it takes to move the governed pointer of a model in an environment. Immutable. A policy that could never let a
 * version through is refused when it is made, also when it is read from a file.
 *
 * <p>Whatever the policy, who asked for a promotion and who had a part in the version never approve it, a program never
 * counts, and a person counts once.
 *
 * @param quorum how many different people must approve, 1 to {@value #MAX_QUORUM}
 * @param roles the role that each act needs; an act that is not listed is nobody's. {@value #ANYBODY} leaves asking open to
 *     everybody
 * @param excludedRoles roles whose holders never vote
 * @param excludedPeople the ids of people who never vote
 * @param requiredEvidence what must be attached to the version; approvals are bound to it
 * @param gates what the evidence must pass
 * @param voteExpiry how long an approval or a waiver counts
 * @param requestExpiry how long a request stays open
 * @param freezeWindows when nothing is promoted
 */
public record ApprovalPolicy(
        int quorum,
        SortedMap<Act, String> roles,
        SortedSet<String> excludedRoles,
        SortedSet<String> excludedPeople,
        SortedSet<EvidenceKey> requiredEvidence,
        List<Gate> gates,
        Duration voteExpiry,
        Duration requestExpiry,
        List<FreezeWindow> freezeWindows) {
    /** Largest quorum: more people than this agree on nothing in practice, and a typing error should not lock a model. */
    public static final int MAX_QUORUM = 20;

    /** In the place of a role: everybody. Only for asking. */
    public static final String ANYBODY = "*";

    /**
     * Who may define the first policy of an environment, and classify a model that has none: an actor to whom the host gives
     * this role. Whoever may replace a policy after that is said by the policy.
     */
    public static final String FOUNDER_ROLE = "policy-owner";

    /**
     * Checks the parts and copies.
     *
     * @throws IllegalArgumentException if a part is not valid, or the whole can never be satisfied; the message says which
     */
    public ApprovalPolicy {
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        excludedRoles = Collections.unmodifiableSortedSet(new TreeSet<>(excludedRoles));
        excludedPeople = Collections.unmodifiableSortedSet(new TreeSet<>(excludedPeople));
        requiredEvidence = Collections.unmodifiableSortedSet(new TreeSet<>(requiredEvidence));
        gates = List.copyOf(gates);
        freezeWindows = List.copyOf(freezeWindows);
        if (quorum < 1 || quorum > MAX_QUORUM) {
            throw Names.invalid("quorum", quorum, "1 to " + MAX_QUORUM);
        }
        Satisfiable.checkRoles(roles, excludedRoles, excludedPeople);
        Satisfiable.checkGates(gates, requiredEvidence);
        Satisfiable.checkDrift(gates);
        Satisfiable.checkTimes(voteExpiry, requestExpiry, freezeWindows);
    }

    /**
     * The four-eyes principle: one approval by another person that counts for 30 days, requests that stay open for 90.
     * Everybody may ask; the role {@code approver} votes and waives, {@code operator} promotes, rolls back, stops and
     * retires, {@code policy-owner} owns the policy; nobody overrides. No evidence is required.
     *
     * @return the policy
     */
    public static ApprovalPolicy withDefaults() {
        return builder().build();
    }

    /**
     * Starts from the {@linkplain #withDefaults defaults}.
     *
     * @return a builder
     */
    public static ApprovalPolicyBuilder builder() {
        return new ApprovalPolicyBuilder();
    }

    /**
     * Chooses the quorum.
     *
     * @param people how many different people must approve
     * @return this policy with that quorum
     * @throws IllegalArgumentException if the quorum is out of range
     */
    public ApprovalPolicy withQuorum(int people) {
        return new ApprovalPolicy(
                people,
                roles,
                excludedRoles,
                excludedPeople,
                requiredEvidence,
                gates,
                voteExpiry,
                requestExpiry,
                freezeWindows);
    }

    /**
     * Says who may do something.
     *
     * @param act what
     * @return the role that it needs, or empty if nobody may
     */
    public Optional<String> role(Act act) {
        return Optional.ofNullable(roles.get(act));
    }
}
