// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.BOT;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.GATED;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.ONE;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.rule.Case;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.EnvironmentCommand.OverridePolicy;
import io.mlops4j.governance.EnvironmentCommand.RollBack;
import io.mlops4j.governance.EnvironmentCommand.Stop;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand.Classify;
import io.mlops4j.governance.ModelCommand.CloseReview;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.VersionCommand.DeleteVersion;
import io.mlops4j.governance.VersionCommand.Retire;
import io.mlops4j.registry.ModelVersion;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final OverridePolicy OVERRIDE = new OverridePolicy(Scene.id(2), PRODUCTION, "outage");

    private final Scene scene = new Scene();

    @Test
    @DisplayName("the version that a command would move is known before it is decided")
    void moving() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(2));
        assertThat(Case.moving(scene.state(), new Promote(scene.latest())))
                .isEqualTo(scene.state().version(2));
        assertThat(Case.moving(scene.state(), new Promote(new RequestId(MODEL, 9))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "an override goes past votes, gates and freeze, and must be reviewed by another before the next promotion")
    void override() {
        ApprovalPolicy frozen = ApprovalPolicy.builder()
                .override("breaker", "reviewer")
                .freeze(new FreezeWindow.Once(Walk.NOW, Walk.NOW.plusSeconds(1)))
                .build();
        scene.policy(frozen);
        scene.accepted(ANA, Scene.request(1));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        assertThat(scene.refused(BO, new Promote(scene.latest()), DenialCode.FROZEN))
                .containsExactly("production is frozen from 2026-01-02T03:04:05Z until 2026-01-02T03:04:06Z");
        scene.refused(BOT, OVERRIDE, DenialCode.NOT_A_PERSON);
        scene.refused(CY, OVERRIDE, DenialCode.ROLE_MISSING);
        scene.accepted(BO, OVERRIDE);
        assertThat(scene.current()).isEqualTo(2);
        scene.refused(BO, OVERRIDE, DenialCode.ALREADY_CURRENT);
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.refused(BO, new Promote(scene.latest()), DenialCode.REVIEW_OPEN))
                .containsExactly("review 1 of an override of production is open, to be closed by a person with the role"
                        + " 'reviewer' other than bo");
        CloseReview close = new CloseReview(MODEL, 1, "rightly done");
        scene.refused(BO, close, DenialCode.SELF_REVIEW);
        scene.refused(DEE.onBehalfOf("bo"), close, DenialCode.SELF_REVIEW);
        scene.refused(CY, close, DenialCode.ROLE_MISSING, DenialCode.CONTRIBUTOR_APPROVAL);
        assertThat(scene.refused(Actor.person("cy", "reviewer"), close, DenialCode.CONTRIBUTOR_APPROVAL))
                .containsExactly("cy had a part in version bank/2");
        scene.refused(DEE, new CloseReview(MODEL, 2, "r"), DenialCode.UNKNOWN_REVIEW);
        scene.accepted(DEE, close);
        scene.refused(DEE, close, DenialCode.REVIEW_CLOSED);
        scene.accepted(BO, new Promote(scene.latest()));
        scene.accepted(BO, new RollBack(MODEL, PRODUCTION, "r"));
        assertThat(scene.current()).isEqualTo(2);
    }

    @Test
    @DisplayName("whom the policy excludes from voting closes no review")
    void excludedReviewer() {
        scene.policy(ApprovalPolicy.builder()
                .excludeRole("developer")
                .override("breaker", "reviewer")
                .build());
        scene.accepted(BO, OVERRIDE);
        CloseReview close = new CloseReview(MODEL, 1, "rightly done");
        scene.refused(Actor.person("dev", "developer", "reviewer"), close, DenialCode.EXCLUDED);
        scene.accepted(DEE, close);
    }

    @Test
    @DisplayName("a review of another environment holds up nothing, and nothing is overridden without a policy")
    void reviewsElsewhere() {
        scene.refused(BO, OVERRIDE, DenialCode.NO_POLICY);
        scene.policy(ONE);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, ONE));
        scene.accepted(BO, new OverridePolicy(Scene.id(2), Environment.STAGING, "r"));
        scene.promote(1);
    }

    @Test
    @DisplayName("retired is final: no promotion, no rollback, no override brings the version back")
    void retirement() {
        scene.refused(BO, new Retire(Scene.id(1), "r"), DenialCode.ROLE_MISSING);
        scene.policy(ONE);
        scene.promote(1);
        scene.refused(BO, new Retire(Scene.id(1), "r"), DenialCode.IN_USE);
        scene.promote(2);
        scene.refused(CY, new Retire(Scene.id(1), "r"), DenialCode.ROLE_MISSING);
        scene.refused(BO, new Retire(Scene.id(7), "r"), DenialCode.UNKNOWN_VERSION);
        scene.accepted(BO, new Retire(Scene.id(1), "replaced"));
        assertThat(scene.accepted(BO, new Retire(Scene.id(1), "again")).entry().events())
                .isEmpty();
        scene.accepted(BO, new Stop(MODEL, PRODUCTION, "r"));
        scene.refused(BO, new RollBack(MODEL, PRODUCTION, "r"), DenialCode.NOTHING_TO_ROLL_BACK_TO);
        scene.refused(BO, new OverridePolicy(Scene.id(1), PRODUCTION, "r"), DenialCode.VERSION_RETIRED);
        scene.refused(ANA, Scene.request(1), DenialCode.VERSION_RETIRED);
        scene.refused(ANA, Scene.attach(1, Walk.CLEAR), DenialCode.VERSION_RETIRED);
        ModelVersion.Ending retirement =
                Objects.requireNonNull(scene.state().version(1).orElseThrow().retirement());
        assertThat(retirement.reason()).isEqualTo("replaced");
    }

    @Test
    @DisplayName("a rollback never leads to where one is, also when what came between was retired")
    void noRollbackInPlace() {
        scene.policy(ONE);
        scene.promote(1);
        scene.promote(2);
        scene.promote(1);
        scene.accepted(BO, new Retire(Scene.id(2), "unsafe"));
        assertThat(scene.refused(BO, new RollBack(MODEL, PRODUCTION, "r"), DenialCode.NOTHING_TO_ROLL_BACK_TO))
                .containsExactly("no other version that is kept was current in production before");
        scene.state(Walk.register(scene.state(), Actor.person("max")));
        scene.promote(3);
        scene.accepted(BO, new RollBack(MODEL, PRODUCTION, "r"));
        assertThat(scene.current()).isEqualTo(1);
    }

    @Test
    @DisplayName("a version that is retired while it is asked for is not promoted, and a deleted one is not retired")
    void retiredWhileAsked() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(BO, new Retire(Scene.id(1), "r"));
        scene.refused(BO, new Promote(scene.latest()), DenialCode.VERSION_RETIRED);
        scene.accepted(ANA, new DeleteVersion(Scene.id(2), "r"));
        scene.refused(BO, new Retire(Scene.id(2), "r"), DenialCode.VERSION_DELETED);
    }

    @Test
    @DisplayName("retiring needs the role in every environment that has a policy")
    void retireEverywhere() {
        scene.policy(ONE);
        ApprovalPolicy staging =
                ApprovalPolicy.builder().role(Act.RETIRE, "archivist").build();
        scene.accepted(
                DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, staging));
        scene.refused(BO, new Retire(Scene.id(1), "r"), DenialCode.ROLE_MISSING);
        scene.accepted(Actor.person("max", "operator", "archivist"), new Retire(Scene.id(1), "r"));
    }

    @Test
    @DisplayName("damaged files are promoted, gone back to or put in place by nobody")
    void integrity() {
        scene.policy(ONE);
        scene.promote(1);
        scene.promote(2);
        scene.host(new Walk.TestHost() {
            @Override
            public @Nullable String damage(ModelVersion version) {
                return version.id().number() == 1 ? "the files are gone" : null;
            }
        });
        assertThat(scene.refused(BO, new RollBack(MODEL, PRODUCTION, "r"), DenialCode.FILES_DAMAGED))
                .containsExactly("the files are gone");
        scene.refused(BO, new OverridePolicy(Scene.id(1), PRODUCTION, "r"), DenialCode.FILES_DAMAGED);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.refused(BO, new Promote(scene.latest()), DenialCode.FILES_DAMAGED);
    }

    @Test
    @DisplayName("the first policy needs a founder, further ones and the tier need who owns all that are there")
    void owners() {
        assertThat(scene.refused(BO, Scene.define(MaterialityTier.HIGH, ONE), DenialCode.ROLE_MISSING))
                .containsExactly("bo does not hold the role 'policy-owner'");
        scene.refused(BO, new Classify(MODEL, MaterialityTier.LOW, "r"), DenialCode.ROLE_MISSING);
        ApprovalPolicy owned = ApprovalPolicy.builder().role(Act.OWN, "risk").build();
        scene.policy(owned);
        assertThat(scene.accepted(BO, Scene.define(MaterialityTier.HIGH, owned))
                        .entry()
                        .events())
                .isEmpty();
        scene.refused(DEE, Scene.define(MaterialityTier.LOW, ONE), DenialCode.ROLE_MISSING);
        scene.refused(DEE, new Classify(MODEL, MaterialityTier.LOW, "r"), DenialCode.ROLE_MISSING);
        Actor risk = Actor.person("ron", "risk");
        scene.accepted(risk, Scene.define(MaterialityTier.LOW, GATED));
        assertThat(scene.refused(risk, Scene.define(MaterialityTier.LOW, ONE), DenialCode.ROLE_MISSING))
                .containsExactly("ron does not hold the role 'policy-owner'");
        scene.accepted(Actor.person("sue", "risk", "policy-owner"), new Classify(MODEL, MaterialityTier.LOW, "r"));
        assertThat(Objects.requireNonNull(scene.state().policy(PRODUCTION)).policy())
                .isEqualTo(GATED);
    }

    @Test
    @DisplayName("a tier without a policy allows nothing, and a change of tier voids approvals")
    void tiers() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.define(MaterialityTier.LOW, ONE));
        scene.accepted(ANA, Scene.request(1));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(DEE, new Classify(MODEL, MaterialityTier.LOW, "internal"));
        assertThat(scene.accepted(DEE, new Classify(MODEL, MaterialityTier.LOW, "again"))
                        .entry()
                        .events())
                .isEmpty();
        scene.refused(BO, new Promote(scene.latest()), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
        scene.accepted(DEE, new Classify(MODEL, MaterialityTier.MEDIUM, "r"));
        assertThat(scene.refused(BO, new Promote(scene.latest()), DenialCode.NO_POLICY))
                .containsExactly(
                        "production has no policy for a model of tier MEDIUM; until one is defined nothing is allowed there");
        scene.accepted(DEE, new Classify(MODEL, MaterialityTier.HIGH, "r"));
        scene.accepted(BO, new Promote(scene.latest()));
    }
}
