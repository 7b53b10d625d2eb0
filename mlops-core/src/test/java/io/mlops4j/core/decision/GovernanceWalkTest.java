// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.TransitionTable;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.spi.LogEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Walks every state that small worlds can reach, and tries every command of everybody in each. */
class GovernanceWalkTest {
    /** A state at a moment, with the log that led to it. */
    private record Node(
            ModelState state, int moment, @Nullable Log log) {}

    /** A log that shares its beginning with others. */
    private record Log(AuditEntry last, @Nullable Log before) {
        static List<AuditEntry> entries(@Nullable Log log) {
            Deque<AuditEntry> entries = new ArrayDeque<>();
            for (Log rest = log; rest != null; rest = rest.before()) {
                entries.addFirst(rest.last());
            }
            return List.copyOf(entries);
        }
    }

    /** What was seen in a walk. */
    private static final class Tally {
        private final Set<Facts> states = new HashSet<>();
        private final Set<TransitionTable.Step> steps = new LinkedHashSet<>();
        private final Set<Class<?>> events = new HashSet<>();
        private long edges;
        private long accepted;
        private long promotions;
    }

    @Test
    @DisplayName("on every edge of every reachable state the invariants of governance hold")
    void everyEdge() {
        long edges = 0;
        long promotions = 0;
        Set<TransitionTable.Step> steps = new LinkedHashSet<>();
        Set<Class<?>> events = new HashSet<>();
        for (World world : World.ALL) {
            Tally tally = walk(world);
            System.out.println(world.name() + ": " + tally.states.size() + " states, " + tally.edges + " edges, "
                    + tally.accepted + " accepted, " + tally.promotions + " promotions");
            edges += tally.edges;
            promotions += tally.promotions;
            steps.addAll(tally.steps);
            events.addAll(tally.events);
        }
        System.out.println("in all: " + edges + " edges, " + promotions + " promotions");
        assertThat(edges).isGreaterThanOrEqualTo(100_000);
        assertThat(steps)
                .as("every step of the table was taken")
                .containsExactlyInAnyOrderElementsOf(TransitionTable.STEPS);
        Set<Class<?>> all = new HashSet<>(List.of(GovernanceEvent.class.getPermittedSubclasses()));
        all.remove(GovernanceEvent.Denied.class);
        assertThat(events).as("every event happened").containsAll(all);
    }

    private static Tally walk(World world) {
        Tally tally = new Tally();
        Deque<Node> open = new ArrayDeque<>(List.of(new Node(world.start(), 0, null)));
        tally.states.add(Facts.of(world, world.start(), 0));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.moment() + 1 < Walk.MOMENTS.size()) {
                push(world, tally, open, new Node(node.state(), node.moment() + 1, node.log()));
            }
            List<AuditEntry> log = Log.entries(node.log());
            for (GovernanceCommand command : world.commands(node.state())) {
                for (Actor actor : world.actors()) {
                    edge(world, tally, open, node, log, actor, command);
                }
            }
        }
        return tally;
    }

    private static void edge(
            World world,
            Tally tally,
            Deque<Node> open,
            Node node,
            List<AuditEntry> log,
            Actor actor,
            GovernanceCommand command) {
        Instant now = Walk.MOMENTS.get(node.moment());
        Context context = new Context(actor, now, Walk.HOST);
        Walk.Step step = Walk.give(node.state(), context, command);
        tally.edges++;
        new Invariants(node.state(), log, actor, now, command, step).check();
        if (step.entry().events().isEmpty()) {
            return;
        }
        assertThat(GovernanceDecider.decide(step.after(), context, step.entry().commandId(), command))
                .as("a repeated command is not decided again")
                .isEqualTo(new Decision.Repeated(step.entry().revision()));
        if (step.decision() instanceof Decision.Denied) {
            return;
        }
        tally.accepted++;
        tally.events.add(step.entry().events().get(0).getClass());
        tally.promotions += step.entry().events().get(0) instanceof GovernanceEvent.Promoted ? 1 : 0;
        note(tally, node, step, command, now);
        if (Recall.objection(node.state(), step.entry()).isPresent()) {
            throw new AssertionError("an audit would object to " + step.entry());
        }
        if (world.contains(step.after(), now)
                && push(world, tally, open, new Node(step.after(), node.moment(), new Log(step.entry(), node.log())))) {
            checkReplay(node.state(), step);
        }
    }

    private static boolean push(World world, Tally tally, Deque<Node> open, Node node) {
        boolean isNew = tally.states.add(Facts.of(world, node.state(), node.moment()));
        if (isNew) {
            open.push(node);
        }
        return isNew;
    }

    /** What the stored line says leads to the same state. By induction the whole log does. */
    private static void checkReplay(ModelState before, Walk.Step step) {
        String line = ModelEntryCodec.encode(Walk.MODEL, step.entry());
        AuditEntry read =
                ModelEntryCodec.decode(Walk.MODEL, new LogEntry(step.entry().revision(), line));
        assertThat(Evolution.evolve(before, read)).isEqualTo(step.after());
    }

    private static void note(Tally tally, Node node, Walk.Step step, GovernanceCommand command, Instant now) {
        for (PromotionRequest request : node.state().requests()) {
            PromotionRequest after = step.after().request(request.id().number()).orElseThrow();
            // a stop or a rollback may take approvals away, which is no step; that it takes no more, the invariants say
            if (!after.equals(request) && command instanceof RequestCommand) {
                tally.steps.add(new TransitionTable.Step(
                        request.at(now).status(),
                        command.getClass(),
                        after.at(now).status()));
            }
        }
    }
}
