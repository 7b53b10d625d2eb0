// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.registry.ModelVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardDecisionTest {
    private static final ModelCard FIRST = ModelCard.empty().with(ModelCard.Field.OWNER, "ana");
    private static final ModelCard SECOND =
            FIRST.nextEdition(ModelCardCodec.digest(FIRST)).with(ModelCard.Field.OWNER, "bo");

    private final Scene scene = new Scene();

    @Test
    @DisplayName("a card follows the edition that is attached, or is that edition")
    void editions() {
        assertThat(scene.refused(ANA, attach(SECOND), DenialCode.CARD_UNFIT))
                .containsExactly("no edition of the card is attached that this one could follow"
                        + "; start from modelCards().draft(version)");
        scene.accepted(ANA, attach(FIRST));
        scene.accepted(ANA, attach(FIRST));
        refused(FIRST.with(ModelCard.Field.OWNER, "cy"));
        refused(FIRST.nextEdition(ModelCardCodec.digest(SECOND)));
        refused(SECOND.nextEdition(ModelCardCodec.digest(FIRST)));
        scene.accepted(ANA, attach(SECOND));
        assertThat(scene.refused(ANA, attach(FIRST), DenialCode.CARD_UNFIT))
                .containsExactly("edition 2 is attached, and this is not the one after " + ModelCardCodec.digest(SECOND)
                        + "; start from modelCards().draft(version)");
    }

    @Test
    @DisplayName("a card that names a version is about the version that it is attached to")
    void origins() {
        ModelVersion other = scene.state().version(2).orElseThrow();
        assertThat(scene.refused(ANA, attach(FIRST.withOrigin(other)), DenialCode.CARD_UNFIT))
                .containsExactly("the card is about version " + other.id() + " with files " + other.artifact()
                        + "; start from modelCards().draft(version)");
        scene.accepted(ANA, attach(FIRST.withOrigin(scene.state().version(1).orElseThrow())));
    }

    private void refused(ModelCard card) {
        scene.refused(ANA, attach(card), DenialCode.CARD_UNFIT);
    }

    private static GovernanceCommand attach(ModelCard card) {
        return Scene.attach(1, new Evidence.Card(card, Walk.NOW));
    }
}
