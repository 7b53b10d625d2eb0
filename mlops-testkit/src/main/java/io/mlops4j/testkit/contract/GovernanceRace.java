// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.registry.VersionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One round of a race of several who promote one request, cast one person's vote, or roll one promotion back at the same
 * moment. In three parts, which may run in different processes on one store: {@link #prepare}, then {@link #run} once for each
 * racer, then {@link #check}. Rounds with different numbers are about different models. Immutable.
 *
 * @param number the number of the round, 0 or more; rounds promote, vote and roll back in turn
 */
public record GovernanceRace(int number) {
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final Actor ANN = Actor.person("ann", "operator", "policy-owner");
    private static final Actor BOB = Actor.person("bob", "approver");
    private static final int KINDS = 3;

    /** What the racers do. */
    private enum Kind {
        PROMOTE,
        APPROVE,
        ROLL_BACK
    }

    /**
     * Brings a model to where the race begins.
     *
     * @param mlops the library on the store
     */
    public void prepare(Mlops mlops) {
        Governance ann = mlops.as(ANN).governance();
        for (int version = 1; version <= (kind() == Kind.ROLL_BACK ? 2 : 1); version++) {
            ModelVersionId id = register(mlops, version);
            if (version == 1) {
                ann.definePolicy(model(), PRODUCTION, ApprovalPolicy.withDefaults());
            }
            RequestId request = ann.request(id, PRODUCTION, "better").id();
            if (kind() != Kind.APPROVE) {
                mlops.as(BOB).governance().approve(request, "checked");
            }
            if (kind() == Kind.ROLL_BACK) {
                ann.promote(request);
            }
        }
    }

    /**
     * Races.
     *
     * @param mlops the library on the store, best with a handle of its own
     * @param racer the number of the racer, from 0
     */
    public void run(Mlops mlops, int racer) {
        Governance governance = mlops.as(kind() == Kind.APPROVE ? BOB : ANN).governance();
        Governance mine = governance.withCommandId(commandId(racer));
        try {
            switch (kind()) {
                case PROMOTE -> mine.promote(new RequestId(model(), 1));
                case APPROVE -> mine.approve(new RequestId(model(), 1), "checked");
                case ROLL_BACK -> mine.rollBack(model(), PRODUCTION, "worse");
            }
        } catch (TransitionDeniedException e) {
            // who comes too late is refused, which the log tells
        }
    }

    /**
     * Checks what the racers have left: one of them has won, what each was told stands in the log, and the log is sound.
     *
     * @param mlops the library on the store
     * @param racers how many have raced
     */
    public void check(Mlops mlops, int racers) {
        List<String> winners = new ArrayList<>();
        List<String> losers = new ArrayList<>();
        List<String> ids = IntStream.range(0, racers).mapToObj(this::commandId).toList();
        for (AuditEntry entry : mlops.audit().trail(model()).entries()) {
            if (ids.contains(entry.commandId())) {
                boolean refused = entry.events().get(0) instanceof GovernanceEvent.Denied;
                (refused ? losers : winners).add(entry.commandId());
            }
        }
        String round = "round " + number + ", " + kind();
        assertEquals(1, winners.size(), "racers that won " + round + ": " + winners);
        // a vote that stands already changes nothing, so it leaves no entry
        assertEquals(kind() == Kind.APPROVE ? 0 : racers - 1, losers.size(), "refusals in the log of " + round);
        assertEquals(entries(racers), mlops.audit().trail(model()).entries().size(), "entries of " + round);
        assertEquals(List.of(), mlops.audit().verify(model(), List.of()).findings(), "findings of the audit");
    }

    private int entries(int racers) {
        // one each for version, policy, request, vote and promotion, as far as the round has them
        return switch (kind()) {
            case PROMOTE -> 4 + racers;
            case APPROVE -> 3 + 1;
            case ROLL_BACK -> 9 + racers;
        };
    }

    private Kind kind() {
        return Kind.values()[number % KINDS];
    }

    private ModelName model() {
        return ModelName.of("race " + number);
    }

    private String commandId(int racer) {
        return "round " + number + " racer " + racer;
    }

    private ModelVersionId register(Mlops mlops, int version) {
        byte[] weights = (number + "." + version).getBytes(UTF_8);
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), weights);
        return mlops.registry()
                .register(model(), VersionSpec.of(ArtifactManifest.of(List.of(file))))
                .id();
    }
}
