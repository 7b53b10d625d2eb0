// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.GovernanceDecider;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.time.Instant;
import java.util.List;

/**
 * The audit of a log of requests, approvals and promotions in its store: every entry read, its checksum and hash made anew, and
 * judged under the rules on the state before it. Of two lengths, since a fold that copies what it has would show in the ratio.
 */
final class GovernanceAudit implements Area {
    private static final int ENTRIES = 1_000_000;
    private static final int TENTH = ENTRIES / 10;

    /** Ten, and half of that for what no longer fits into the caches; a fold that copies would show a hundred. */
    private static final double MOST_RATIO = 15;

    /** So that each is asked for six times: the rules look at all requests for the same version. */
    private static final int ENTRIES_PER_VERSION = 20;

    private static final ModelName MODEL = ModelName.of("churn");
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator", "policy-owner");

    @Override
    public String name() {
        return "governance-audit";
    }

    @Override
    public String about() {
        return "audit().verify of 1,000,000 events";
    }

    @Override
    public List<Bar> measure() throws Exception {
        double tenth = verify(TENTH);
        double all = verify(ENTRIES);
        System.out.printf("audit of %d events %.2f s, of %d events %.2f s%n", TENTH, tenth, ENTRIES, all);
        return List.of(Bar.atMost("verify-time-ratio-of-ten-times-the-events", all / tenth, MOST_RATIO));
    }

    private static double verify(int entries) throws Exception {
        InMemoryBackend backend = new InMemoryBackend();
        try (Mlops mlops = Mlops.open(backend)) {
            int versions = entries / ENTRIES_PER_VERSION;
            register(mlops, versions);
            fill(backend.registry(), versions, entries);
            return Stopwatch.seconds(() -> {
                AuditVerification verification = mlops.audit().verify(MODEL, List.of());
                if (!verification.isSound() || verification.entries() != entries) {
                    throw new IllegalStateException(verification.toString());
                }
                return verification;
            });
        }
    }

    private static void register(Mlops mlops, int versions) {
        for (int i = 0; i < versions; i++) {
            Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), ("weights " + i).getBytes(UTF_8));
            mlops.as(ANA).registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
        }
        mlops.as(BO).governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
    }

    /** Decides and commits without the service, which looks at the files before each promotion. */
    private static void fill(RegistryStore store, int versions, int entries) {
        ModelState state = Evolution.nothing(MODEL);
        for (LogEntry stored : store.read(MODEL, 0)) {
            state = Evolution.evolve(state, ModelEntryCodec.decode(MODEL, stored));
        }
        Instant now = Instant.now();
        for (int round = 0; state.revision() < entries; round++) {
            ModelVersionId version = new ModelVersionId(MODEL, 1 + round % versions);
            RequestId request = state.nextRequest();
            state = give(store, state, ANA, now, new EnvironmentCommand.Request(version, Environment.PRODUCTION, "r"));
            if (state.revision() < entries) {
                state = give(store, state, BO, now, new RequestCommand.Approve(request, ""));
            }
            if (state.revision() < entries) {
                state = give(store, state, BO, now, new RequestCommand.Promote(request));
            }
        }
    }

    private static ModelState give(
            RegistryStore store, ModelState state, Actor actor, Instant now, GovernanceCommand command) {
        Decision decision = GovernanceDecider.decide(state, new Context(actor, now, Host.PLAIN), command);
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException(decision.toString());
        }
        long revision = state.revision() + 1;
        AuditEntry entry = new AuditEntry(revision, "c" + revision, actor, now, accepted.policy(), accepted.events());
        store.commit(MODEL, state.revision(), ModelEntryCodec.encode(MODEL, entry));
        return Evolution.evolve(state, entry);
    }
}
