// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditRecord;
import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Governance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What auditors rely on:
 *
 * <ul>
 *   <li>U1 Complete: every act is in the trail of its model, once, in order, with who did it.
 *   <li>U2 Durable: a trail reads the same when everything was closed and opened again, to its hash.
 *   <li>U3 Races: acts of people who work at once are all there, and every handle sees one order of them.
 *   <li>U4 Receipts: a receipt of a move fits the log for ever.
 * </ul>
 */
public abstract class AuditContract extends ServiceKit {
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final int ACTS = 5;

    /** Makes the kit. */
    protected AuditContract() {}

    @Test
    @DisplayName("U1 every act is in the trail, once, in order, with who did it")
    void everyActIsThere() {
        ModelVersionId version = register(mlops(), "weights").id();
        int before = mlops().audit().trail(MODEL).entries().size();
        for (int i = 0; i < ACTS; i++) {
            mlops().as(person(i)).registry().tag(version, "reviewed", "by " + i);
        }

        everyHandle(backend -> {
            AuditTrail trail = Mlops.open(backend).audit().trail(MODEL);
            List<AuditEntry> acts =
                    trail.entries().subList(before, trail.entries().size());
            assertEquals(
                    List.of("person 0", "person 1", "person 2", "person 3", "person 4"),
                    acts.stream().map(entry -> entry.actor().id()).toList());
            assertNumbered(trail);
            assertEquals(
                    acts,
                    Mlops.open(backend).audit().since(MODEL, before).stream()
                            .map(AuditRecord::entry)
                            .toList());
        });
    }

    @Test
    @DisplayName("U2 a trail reads the same when everything was closed and opened again")
    void trailsStay() {
        promoted();
        AuditTrail before = mlops().audit().trail(MODEL);

        closeAndReopen();

        everyHandle(backend -> assertEquals(before, Mlops.open(backend).audit().trail(MODEL)));
        assertSound();
    }

    @Test
    @DisplayName("U3 acts of people who work at once are all there, in one order")
    void racingActsAreAllThere() {
        ModelVersionId version = register(mlops(), "weights").id();
        Race.of(Race.THREADS, lane -> {
            for (int i = 0; i < ACTS; i++) {
                mlops().as(person(lane)).registry().tag(version, "lane " + lane, "act " + i);
            }
            return lane;
        });

        List<AuditTrail> trails = new ArrayList<>();
        everyHandle(backend -> trails.add(Mlops.open(backend).audit().trail(MODEL)));
        for (AuditTrail trail : trails) {
            assertEquals(trails.get(0), trail);
            assertNumbered(trail);
            for (int lane = 0; lane < Race.THREADS; lane++) {
                Actor person = person(lane);
                assertEquals(
                        ACTS,
                        trail.entries().stream()
                                .filter(entry -> entry.actor().equals(person))
                                .count(),
                        "acts of " + person.id());
            }
        }
        assertSound();
    }

    @Test
    @DisplayName("U4 a receipt of a move fits the log, whatever comes after it")
    void receiptsFit() {
        List<Receipt> receipts = List.of(promoted(), promoted());
        register(mlops(), "later");

        closeAndReopen();

        everyHandle(backend -> assertEquals(
                List.of(), Mlops.open(backend).audit().verify(MODEL, receipts).findings(), "findings of the audit"));
    }

    /** Registers another version and has it promoted. */
    private Receipt promoted() {
        ModelVersionId version = register(mlops(), "version").id();
        Governance ann =
                mlops().as(Actor.person("ann", "operator", "policy-owner")).governance();
        if (ann.policy(MODEL, PRODUCTION).isEmpty()) {
            ann.definePolicy(MODEL, PRODUCTION, ApprovalPolicy.withDefaults());
        }
        RequestId request = ann.request(version, PRODUCTION, "better").id();
        mlops().as(Actor.person("bo", "approver")).governance().approve(request, "checked");
        Receipt receipt = mlops().as(Actor.person("ann", "operator"))
                .governance()
                .promote(request)
                .receipt();
        assertEquals(receipt, Receipt.parse(receipt.text()));
        return receipt;
    }

    private static Actor person(int number) {
        return Actor.person("person " + number);
    }

    private static void assertNumbered(AuditTrail trail) {
        assertEquals(
                LongStream.rangeClosed(1, trail.entries().size()).boxed().toList(),
                trail.entries().stream().map(AuditEntry::revision).toList());
    }
}
