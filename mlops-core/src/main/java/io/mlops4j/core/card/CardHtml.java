// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.core.html.HtmlPage;
import io.mlops4j.governance.evidence.ModelCard;
import java.util.List;

/**
 * A model card as a page: one self-contained HTML text without script, under a content security policy that allows nothing but
 * its own style sheet. The same card gives the same text.
 */
public final class CardHtml {
    private CardHtml() {}

    /**
     * Writes a card.
     *
     * @param card the card
     * @return the page, to be written as UTF-8
     */
    public static String of(ModelCard card) {
        HtmlPage page = HtmlPage.titled(CardTitle.of(card));
        page.element("h1", CardTitle.of(card)).element("p", CardTitle.edition(card), "class", "soft");
        for (CardSection section : CardSection.of(card)) {
            page.element("h2", section.heading());
            if (section.rows().isEmpty()) {
                boolean missing = section.text().equals(CardSection.MISSING);
                page.element("p", section.text(), missing ? new String[] {"class", "soft"} : new String[0]);
            } else {
                table(page, section.rows());
            }
        }
        page.element("p", "Digest of this edition: " + ModelCardCodec.digest(card), "class", "soft");
        return page.finished();
    }

    private static void table(HtmlPage page, List<List<String>> rows) {
        page.open("table");
        for (int i = 0; i < rows.size(); i++) {
            String cell = i == 0 ? "th" : "td";
            page.open("tr");
            rows.get(i).forEach(text -> page.element(cell, text));
            page.close();
        }
        page.close();
    }
}
