// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.codec.PolicyCodec;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.spi.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws that hold for whatever people do, in longer stories than the walk can try out whole. */
class GovernancePropertiesTest {
    /** A story: the state that it led to, and the log of it. */
    private record Story(ModelState start, ModelState end, List<AuditEntry> log) {}

    @Property(tries = 200, seed = "20260101")
    @Label(
            "reading the stored log again leads to the same state, refusals included, and an audit agrees with every entry")
    void replay(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1_000_000) Integer> choices) {
        for (World world : World.ALL) {
            Story story = story(world, choices);
            ModelState state = story.start();
            for (AuditEntry entry : story.log()) {
                String line = ModelEntryCodec.encode(Walk.MODEL, entry);
                AuditEntry read = ModelEntryCodec.decode(Walk.MODEL, new LogEntry(entry.revision(), line));
                assertThat(read).isEqualTo(entry);
                assertThat(Recall.objection(state, read)).isEmpty();
                state = Evolution.evolve(state, read);
            }
            assertThat(state).isEqualTo(story.end());
        }
    }

    @Property(tries = 100, seed = "20260102")
    @Label("no command of a story is decided again under its id, whatever has happened since")
    void commandIds(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 1_000_000) Integer> choices) {
        for (World world : World.ALL) {
            Story story = story(world, choices);
            Context context = new Context(Walk.DEE, Walk.NOW, Walk.HOST);
            for (AuditEntry entry : story.log()) {
                GovernanceCommand other = world.commands(story.end()).get(0);
                assertThat(GovernanceDecider.decide(story.end(), context, entry.commandId(), other))
                        .isEqualTo(new Decision.Repeated(entry.revision()));
            }
        }
    }

    @Property(tries = 200, seed = "20260103")
    @Label("approvals count the same in whichever order they were given")
    void orderOfVotes(@ForAll @IntRange(min = 1, max = 8) int people, @ForAll long seed) {
        Set<Set<String>> counted = new HashSet<>();
        for (int order = 0; order < 3; order++) {
            Scene scene = new Scene();
            scene.policy(Walk.ONE.withQuorum(people));
            scene.accepted(Walk.DEE, Scene.request(1));
            RequestId request = scene.latest();
            List<Actor> voters = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Actor voter = Actor.person("voter " + i, "approver");
                voters.add(i % 3 == 2 ? voter.onBehalfOf("boss " + i) : voter);
            }
            Collections.shuffle(voters, new Random(seed + order));
            voters.forEach(voter -> scene.accepted(voter, new RequestCommand.Approve(request, "")));
            var promoted = (GovernanceEvent.Promoted) scene.accepted(Walk.BO, new RequestCommand.Promote(request))
                    .entry()
                    .events()
                    .get(0);
            counted.add(Set.copyOf(promoted.approvers()));
            assertThat(promoted.approvers()).hasSize(people);
        }
        assertThat(counted).hasSize(1);
    }

    @Property(tries = 200, seed = "20260104")
    @Label("a policy has one digest, in whichever order its file names what it holds")
    void canonicalPolicies(
            @ForAll @IntRange(min = 1, max = 20) int quorum,
            @ForAll @Size(max = 6) Set<@IntRange(min = 0, max = 50) Integer> excluded,
            @ForAll long seed) {
        List<Integer> people = new ArrayList<>(excluded);
        Set<Digest> digests = new HashSet<>();
        for (int order = 0; order < 3; order++) {
            Collections.shuffle(people, new Random(seed + order));
            var builder = ApprovalPolicy.builder().quorum(quorum);
            people.forEach(person -> builder.excludePerson("p" + person).excludeRole("r" + person));
            ApprovalPolicy policy = builder.build();
            digests.add(PolicyCodec.digest(policy));
            digests.add(PolicyCodec.digest(
                    PolicyCodec.decode(PolicyCodec.encode(policy).replace(",", " ,\n "))));
        }
        assertThat(digests).hasSize(1);
    }

    /** Everybody does something by chance, mostly refused, as time passes. */
    private static Story story(World world, List<Integer> choices) {
        ModelState start = world.start();
        ModelState state = start;
        List<AuditEntry> log = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Random random = new Random(choices.get(i));
            List<GovernanceCommand> commands = world.commands(state);
            GovernanceCommand command = commands.get(random.nextInt(commands.size()));
            Actor actor = world.actors().get(random.nextInt(world.actors().size()));
            Instant now = Walk.MOMENTS.get(i * Walk.MOMENTS.size() / choices.size());
            Walk.Step step = Walk.give(state, new Context(actor, now, Walk.HOST), command);
            if (!step.entry().events().isEmpty()) {
                log.add(step.entry());
                state = step.after();
            }
        }
        return new Story(start, state, log);
    }
}
