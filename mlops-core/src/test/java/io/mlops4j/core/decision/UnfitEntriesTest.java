// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.Signature;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries about what is not there, which only a damaged or forged log holds, and those of the registry, which are judged too. */
class UnfitEntriesTest {
    private static final GateVerdict VERDICT = new GateVerdict("custom mood", GateAnswer.pass("clear"));
    private static final Digest SUBJECT = Digest.of("subject");

    static List<ModelEvent> unfit() {
        return List.of(
                new GovernanceEvent.EvidenceAttached(3, SUBJECT, Walk.CLEAR),
                new GovernanceEvent.VersionRetired(3, "r"),
                new GovernanceEvent.ReviewClosed(1, "r"),
                new GovernanceEvent.PromotionRequested(2, 1, PRODUCTION, SUBJECT, Walk.NOW, "r"),
                new GovernanceEvent.PromotionRequested(1, 3, PRODUCTION, SUBJECT, Walk.NOW, "r"),
                new GovernanceEvent.Voted(1, Vote.Choice.APPROVE, SUBJECT, ""),
                new GovernanceEvent.GateWaived(1, VERDICT, SUBJECT, "r"),
                new GovernanceEvent.RequestWithdrawn(1, "r"),
                new GovernanceEvent.Promoted(PRODUCTION, 1, null, 1, List.of("bo"), List.of()),
                new GovernanceEvent.Promoted(PRODUCTION, 1, null, 3, List.of("bo"), List.of()),
                new GovernanceEvent.RolledBack(PRODUCTION, null, 1, "r"),
                new GovernanceEvent.Overridden(PRODUCTION, null, 3, 1, "r"),
                new GovernanceEvent.Overridden(PRODUCTION, null, 1, 2, "r"),
                new RegistryEvent.AliasSet(Alias.of("champion"), null, 3),
                new RegistryEvent.VersionDescribed(3, "d"),
                new RegistryEvent.VersionTagged(3, "k", "v"),
                new RegistryEvent.VersionDeleted(3, "r"),
                new RegistryEvent.VersionRegistered(
                        4, SUBJECT, Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>()));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    @DisplayName("an entry about what does not exist is damage, and the error says after which entry")
    void damage(ModelEvent event) {
        ModelState state = Walk.start();
        AuditEntry entry = entry(state, event);
        assertThatThrownBy(() -> Evolution.evolve(state, entry))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageStartingWith("Cannot read model 'bank': the entry after entry 2 is about ");
        assertThat(Recall.objection(state, entry)).isPresent();
    }

    @Test
    @DisplayName(
            "a promotion of a version that never was is damage also with a request, and so is a rollback to a stranger")
    void damageWithRequests() {
        Scene scene = new Scene();
        scene.policy(Walk.ONE);
        scene.promote(1);
        scene.accepted(Walk.DEE, Scene.request(2));
        for (ModelEvent event : List.of(
                new GovernanceEvent.Promoted(PRODUCTION, 2, 1, 3, List.of("bo"), List.of()),
                new GovernanceEvent.RolledBack(PRODUCTION, 1, 2, "r"))) {
            assertThatThrownBy(() -> Evolution.evolve(scene.state(), entry(scene.state(), event)))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining(" is about ");
        }
    }

    @Test
    @DisplayName("every entry of the registry is recalled as the command that it stands for, and follows from it")
    void registryEntries() {
        ModelState state = Walk.start();
        for (ModelEvent event : List.of(
                new RegistryEvent.Described("d"),
                new RegistryEvent.Tagged("k", "v"),
                new RegistryEvent.VersionRegistered(
                        3, SUBJECT, Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>()),
                new RegistryEvent.VersionDescribed(1, "d"),
                new RegistryEvent.VersionTagged(1, "k", "v"),
                new RegistryEvent.AliasSet(Alias.of("champion"), null, 1),
                new RegistryEvent.AliasSet(Alias.of("champion"), 1, 2),
                new RegistryEvent.AliasRemoved(Alias.of("champion"), 2),
                new RegistryEvent.VersionDeleted(2, "r"))) {
            AuditEntry entry = entry(state, event);
            assertThat(Recall.objection(state, entry)).as(event.toString()).isEmpty();
            assertThat(RecalledCommand.governs(event)).isEqualTo(event instanceof RegistryEvent.VersionDeleted);
            state = Evolution.evolve(state, entry);
        }
        RegistryEvent created = new RegistryEvent.Created("d");
        assertThat(Recall.objection(Evolution.nothing(MODEL), entry(Evolution.nothing(MODEL), created)))
                .isEmpty();
        assertThat(RecalledCommand.governs(created)).isFalse();
        assertThat(RecalledCommand.governs(new GovernanceEvent.Stopped(PRODUCTION, 1, "r")))
                .isTrue();
    }

    @Test
    @DisplayName("a waiver records what the gate that it is for has said, not another")
    void waivedGate() {
        Scene scene = new Scene();
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .gate(new Gate.MetricFloor("auc", 0.1))
                .gate(new Gate.Custom(Walk.MOOD))
                .build());
        scene.accepted(Walk.ANA, Scene.attach(1, Walk.UNCLEAR));
        scene.accepted(Walk.DEE, Scene.request(1));
        ModelEvent event = scene.accepted(BO, new RequestCommand.Waive(scene.latest(), "custom mood", "r"))
                .entry()
                .events()
                .get(0);
        assertThat(((GovernanceEvent.GateWaived) event).verdict())
                .isEqualTo(new GateVerdict("custom mood", GateAnswer.inconclusive("unclear")));
    }

    private static AuditEntry entry(ModelState state, ModelEvent event) {
        long revision = state.revision() + 1;
        return new AuditEntry(revision, "c" + revision, BO, Walk.NOW, null, List.of(event));
    }
}
