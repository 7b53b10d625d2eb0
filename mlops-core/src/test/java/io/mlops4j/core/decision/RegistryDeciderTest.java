// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.ONE;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.decision.RegistryCommand.Expectation;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.VersionCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryDeciderTest {
    private static final Alias CHAMPION = Alias.of("champion");

    private ModelState state = Walk.start();

    @Test
    @DisplayName("a model is created once, and changed only if it exists")
    void create() {
        assertThatThrownBy(() -> give(new RegistryCommand.Create("again")))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessage("Cannot create model 'bank': the name is taken");
        state = Evolution.nothing(MODEL);
        assertThatThrownBy(() -> give(new RegistryCommand.Describe("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot change model 'bank': it does not exist");
        give(new RegistryCommand.Create("offers by phone"));
        assertThat(state.model().description()).isEqualTo("offers by phone");
    }

    @Test
    @DisplayName("what is so already happens no second time")
    void idempotence() {
        give(new RegistryCommand.Describe("offers by phone"));
        give(new RegistryCommand.Tag("team", "growth"));
        give(new RegistryCommand.DescribeVersion(1, "first"));
        give(new RegistryCommand.TagVersion(1, "kind", "tree"));
        give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Any(), 1));
        long revision = state.revision();
        give(new RegistryCommand.Describe("offers by phone"));
        give(new RegistryCommand.Tag("team", "growth"));
        give(new RegistryCommand.DescribeVersion(1, "first"));
        give(new RegistryCommand.TagVersion(1, "kind", "tree"));
        give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Any(), 1));
        assertThat(state.revision()).isEqualTo(revision);
        give(new RegistryCommand.RemoveAlias(CHAMPION));
        give(new RegistryCommand.RemoveAlias(CHAMPION));
        assertThat(state.revision()).isEqualTo(revision + 1);
    }

    @Test
    @DisplayName("an alias is moved only from where the caller believes it to be")
    void compareAndSet() {
        give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Exactly(null), 1));
        assertThatThrownBy(() -> give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Exactly(null), 2)))
                .isInstanceOf(ConflictException.class)
                .hasMessage(
                        "Cannot point alias 'champion' at version 'bank/2': expected it absent, found it at version 1");
        Walk.Step step = give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Exactly(1), 2));
        assertThat(step.entry().events()).containsExactly(new RegistryEvent.AliasSet(CHAMPION, 1, 2));
        assertThat(state.resolve(CHAMPION)).isEqualTo(state.version(2));
    }

    @Test
    @DisplayName("a version in use is not deleted, and a deleted one leaves its trace and its number")
    void delete() {
        give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Any(), 1));
        govern(new EnvironmentCommand.DefinePolicy(MODEL, PRODUCTION, MaterialityTier.HIGH, ONE));
        govern(new EnvironmentCommand.Request(new ModelVersionId(MODEL, 1), PRODUCTION, "r"));
        Decision refused = Walk.give(state, ANA, delete(1)).decision();
        assertThat(((Decision.Denied) refused).denials())
                .extracting(Denial::sentence)
                .containsExactly("alias 'champion' points at it", "request bank#1 asks for it");
        govern(delete(2));
        assertThat(state.version(2).orElseThrow().deletion())
                .satisfies(deletion -> assertThat(deletion.reason()).isEqualTo("personal data"));
        assertThat(state.nextVersion().number()).isEqualTo(3);
        assertThatThrownBy(() -> give(new RegistryCommand.SetAlias(CHAMPION, new Expectation.Any(), 2)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("version 'bank/2': it is deleted");
        assertThatThrownBy(() -> give(new RegistryCommand.TagVersion(3, "k", "v")))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot tag version 'bank/3': it does not exist");
    }

    private static GovernanceCommand delete(int version) {
        return new VersionCommand.DeleteVersion(new ModelVersionId(MODEL, version), "personal data");
    }

    @Test
    @DisplayName("no alias has the name of a governed environment, in any spelling, whoever came first")
    void governedNames() {
        Alias production = Alias.of("Production");
        give(new RegistryCommand.SetAlias(production, new Expectation.Any(), 1));
        GovernanceCommand define = new EnvironmentCommand.DefinePolicy(MODEL, PRODUCTION, MaterialityTier.HIGH, ONE);
        assertThat(((Decision.Denied) Walk.give(state, DEE, define).decision()).denials())
                .extracting(Denial::toString)
                .containsExactly("GOVERNED_NAME: an alias is called 'Production'");
        give(new RegistryCommand.RemoveAlias(production));
        govern(define);
        Walk.Step refused = give(new RegistryCommand.SetAlias(production, new Expectation.Any(), 1));
        assertThat(((Decision.Denied) refused.decision()).denials())
                .extracting(Denial::toString)
                .containsExactly("GOVERNED_NAME: 'Production' is a governed environment");
        assertThat(((Decision.Denied) refused.decision()).command())
                .isEqualTo(new VersionCommand.PointAlias(production, new ModelVersionId(MODEL, 1)));
        assertThat(state.resolve(production)).isEmpty();
    }

    private Walk.Step give(RegistryCommand command) {
        Walk.Step step = Walk.give(state, ANA, command);
        state = step.after();
        return step;
    }

    private void govern(GovernanceCommand command) {
        state = Walk.give(state, DEE, command).after();
    }
}
