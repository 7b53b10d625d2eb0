// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.common.Digest;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/**
 * A model card is about the version that it is attached to and follows the edition that it replaces, so that of two who edit
 * the same edition neither undoes what the other wrote.
 */
public record CardFits() implements Rule {
    private static final EvidenceKey CARD = EvidenceKey.of(EvidenceKey.Kind.MODEL_CARD);

    private static final String START = "; start from modelCards().draft(version)";

    @Override
    public DenialCode code() {
        return DenialCode.CARD_UNFIT;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        if (version == null
                || !(facts.command() instanceof VersionCommand.Attach attach)
                || !(attach.evidence() instanceof Evidence.Card evidence)) {
            return Optional.empty();
        }
        ModelCard card = evidence.card();
        ModelCard.Origin origin = card.origin();
        if (origin != null && !origin.equals(ModelCard.Origin.of(version))) {
            return Optional.of(
                    "the card is about version " + origin.version() + " with files " + origin.artifact() + START);
        }
        AttachedEvidence attached =
                facts.state().evidence(version.id().number()).get(CARD);
        return attached != null && attached.evidence() instanceof Evidence.Card present
                ? follows(card, present.card())
                : Rule.unless(
                        card.previous() == null,
                        "no edition of the card is attached that this one could follow" + START);
    }

    private static Optional<String> follows(ModelCard card, ModelCard present) {
        Digest digest = ModelCardCodec.digest(present);
        boolean next = card.edition() == present.edition() + 1 && digest.equals(card.previous());
        return Rule.unless(
                next || card.equals(present),
                "edition " + present.edition() + " is attached, and this is not the one after " + digest + START);
    }
}
