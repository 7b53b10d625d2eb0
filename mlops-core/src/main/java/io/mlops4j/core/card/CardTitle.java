// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.governance.evidence.ModelCard;

/** How a card is headed. */
final class CardTitle {
    private CardTitle() {}

    static String of(ModelCard card) {
        ModelCard.Origin origin = card.origin();
        return origin == null ? "Model card" : "Model card of " + origin.version();
    }

    static String edition(ModelCard card) {
        return "Edition " + card.edition() + (card.previous() == null ? "" : ", after " + card.previous());
    }
}
