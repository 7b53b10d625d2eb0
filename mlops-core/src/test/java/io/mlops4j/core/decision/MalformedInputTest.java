// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.codec.CommandCodec;
import io.mlops4j.core.codec.EvidenceCodec;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.core.codec.PolicyCodec;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.MlopsException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Damaged policies, evidence, cards and commands, made from sound ones by a seeded mutator. The system property {@code
 * mlops4j.fuzz} says how many.
 */
class MalformedInputTest {
    private static final int INPUTS = Integer.getInteger("mlops4j.fuzz", 20_000);
    private static final List<Actor> NOBODY = List.of(
            Walk.ANA, Actor.service("bot", "approver", "operator", "breaker", "reviewer"), Actor.person("guest"));
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "NaN",
            "\"NaN\"",
            "{}",
            "[]",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            ",",
            ":",
            "{",
            "}",
            "\"v\":2,",
            "2147483648",
            "9223372036854775808",
            "\"PT-1S\"",
            "\"P999999999999D\"",
            "\"*\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"APPROVE\"",
            "\"type\":\"Approve\",",
            "0.5",
            "\"" + "x".repeat(9_000) + "\"");

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final ModelState state = ready();
    private long read;
    private long approvals;

    @Test
    @DisplayName("a damaged input is a typed error or a denial, never another exception, and never an approval")
    void damaged() {
        List<String> corpus = corpus();
        for (int i = 0; i < INPUTS; i++) {
            String text = corpus.get(random.nextInt(corpus.size()));
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                text = mutated(text, corpus);
            }
            take(text);
        }
        System.out.println(INPUTS + " inputs, " + read + " readings that succeeded, " + approvals + " approvals");
        assertThat(approvals).isZero();
        assertThat(read)
                .as("some damage is harmless, or the mutator is too rough")
                .isBetween(1L, INPUTS * 2L);
    }

    private void take(String text) {
        read(text, () -> {
            ApprovalPolicy policy = PolicyCodec.decode(text);
            assertThat(PolicyCodec.decode(PolicyCodec.encode(policy))).isEqualTo(policy);
            tryAll(new EnvironmentCommand.DefinePolicy(Walk.MODEL, Walk.PRODUCTION, MaterialityTier.HIGH, policy));
        });
        read(text, () -> {
            Evidence evidence = EvidenceCodec.decode(text);
            assertThat(EvidenceCodec.decode(EvidenceCodec.encode(evidence))).isEqualTo(evidence);
            ModelState with = Walk.give(state, Walk.ANA, new VersionCommand.Attach(Scene.id(1), evidence))
                    .after();
            tryPromotion(with);
        });
        read(text, () -> {
            ModelCard card = ModelCardCodec.decode(text);
            assertThat(ModelCardCodec.decode(ModelCardCodec.encode(card))).isEqualTo(card);
        });
        read(text, () -> tryAll(CommandCodec.decode(Walk.MODEL, text)));
    }

    private void read(String text, Runnable reading) {
        try {
            reading.run();
            read++;
        } catch (MlopsException expected) {
            assertThat(expected).hasMessageStartingWith("Cannot read ");
        } catch (RuntimeException e) {
            throw new AssertionError("not a typed error for " + text, e);
        }
    }

    /** Nobody of these may vote or move anything, whatever the command says. */
    private void tryAll(GovernanceCommand command) {
        for (Actor actor : NOBODY) {
            count(Walk.give(state, actor, command).entry().events());
        }
    }

    private void tryPromotion(ModelState with) {
        count(Walk.give(with, Walk.BO, new RequestCommand.Promote(new RequestId(Walk.MODEL, 1)))
                .entry()
                .events());
    }

    private void count(List<ModelEvent> events) {
        for (ModelEvent event : events) {
            boolean approves = (event instanceof GovernanceEvent.Voted vote && vote.choice() == Vote.Choice.APPROVE)
                    || event instanceof GovernanceEvent.Promoted
                    || event instanceof GovernanceEvent.Overridden
                    || event instanceof GovernanceEvent.GateWaived
                    || event instanceof GovernanceEvent.PolicyDefined;
            approvals += approves ? 1 : 0;
        }
    }

    private String mutated(String text, List<String> corpus) {
        if (text.isEmpty()) {
            return corpus.get(0);
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(end);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            case 5 -> value(text, at);
            default -> {
                String other = corpus.get(random.nextInt(corpus.size()));
                yield text.substring(0, at) + other.substring(random.nextInt(other.length()));
            }
        };
    }

    /** Puts something else in the place of a whole value, so that the input stays well-formed. */
    private String value(String text, int from) {
        int colon = text.indexOf(':', from);
        if (colon < 0) {
            return text;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 1) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(end);
    }

    /** A request for version 1 that nobody has approved yet, under a policy with a gate. */
    private static ModelState ready() {
        Scene scene = new Scene();
        scene.policy(Walk.GATED);
        scene.accepted(Walk.DEE, Scene.request(1));
        return scene.state();
    }

    private static List<String> corpus() {
        RequestId request = new RequestId(Walk.MODEL, 1);
        ModelCard card = ModelCard.empty().with(ModelCard.Field.OWNER, "ana").withMetrics(Map.of("auc", 0.5));
        ApprovalPolicy policy = ApprovalPolicy.builder()
                .gate(new Gate.MetricFloor("auc", 0.7))
                .gate(new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0.1, new TreeMap<>(Map.of("young", 0.5))))
                .gate(new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.OWNER))))
                .gate(new Gate.NotOlderThan(card().key(), Duration.ofDays(9)))
                .freeze(new FreezeWindow.Weekly(DayOfWeek.FRIDAY, LocalTime.NOON, DayOfWeek.MONDAY, LocalTime.NOON))
                .build();
        List<String> corpus = new ArrayList<>(List.of(
                PolicyCodec.encode(ApprovalPolicy.withDefaults()),
                PolicyCodec.encode(policy),
                PolicyCodec.encode(Walk.GATED),
                ModelCardCodec.encode(card)));
        for (Evidence evidence : List.of(
                Walk.CLEAR,
                card(),
                new Evidence.Comparison(1, List.of(new Evidence.Difference("auc", "", 0.5, 0.6, 0, 0.2)), Walk.NOW),
                new Evidence.DriftSummary(Digest.of(""), "PSI", new TreeMap<>(Map.of("age", 0.1)), Walk.NOW),
                new Evidence.DataQualityReport(Digest.of(""), 2, List.of("nulls"), Walk.NOW),
                new Evidence.Document("report", Digest.of(""), "", Walk.NOW))) {
            corpus.add(EvidenceCodec.encode(evidence));
            corpus.add(CommandCodec.encode(new VersionCommand.Attach(Scene.id(1), evidence)));
        }
        for (GovernanceCommand command : List.of(
                new RequestCommand.Approve(request, "fine"),
                new RequestCommand.Reject(request, "not so"),
                new RequestCommand.Promote(request),
                new RequestCommand.Waive(request, "custom mood", "r"),
                new RequestCommand.Withdraw(request, "r"),
                Scene.request(2),
                Scene.define(MaterialityTier.LOW, policy),
                new ModelCommand.Classify(Walk.MODEL, MaterialityTier.LOW, "r"),
                new EnvironmentCommand.OverridePolicy(Scene.id(2), Walk.PRODUCTION, "r"),
                new EnvironmentCommand.RollBack(Walk.MODEL, Walk.PRODUCTION, "r"),
                new ModelCommand.CloseReview(Walk.MODEL, 1, "r"),
                new VersionCommand.Retire(Scene.id(1), "r"),
                new VersionCommand.DeleteVersion(Scene.id(2), "r"),
                new VersionCommand.PointAlias(Alias.of("champion"), Scene.id(1)))) {
            corpus.add(CommandCodec.encode(command));
        }
        return corpus;
    }

    private static Evidence card() {
        return new Evidence.Card(ModelCard.empty(), Walk.NOW);
    }
}
