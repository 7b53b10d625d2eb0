// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.common.Digest;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.evidence.ModelCard;
import java.util.List;

/** How a card is headed. */
final class CardTitle {
    private CardTitle() {}

    static String of(ModelCard card) {
        ModelCard.Origin origin = card.origin();
        return origin == null ? "Model card" : "Model card of " + origin.version();
    }

    /** Which edition it is, by number and digest. */
    static List<String> lines(ModelCard card) {
        return List.of(edition(card), digest(ModelCardCodec.digest(card)));
    }

    /** The same, and where the log has it. */
    static List<String> lines(CardEdition edition) {
        return List.of(
                edition(edition.card()),
                digest(edition.digest()),
                "Attached by " + edition.attachedBy() + " at " + edition.attachedAt() + ", entry " + edition.entry()
                        + " of the log");
    }

    private static String digest(Digest digest) {
        return "Digest of this edition: " + digest;
    }

    private static String edition(ModelCard card) {
        return "Edition " + card.edition() + (card.previous() == null ? "" : ", after " + card.previous());
    }
}
