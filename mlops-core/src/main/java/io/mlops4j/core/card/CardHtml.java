// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

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
        return of(card, CardTitle.lines(card));
    }

    /**
     * Writes an edition of the log, with who attached it and when.
     *
     * @param edition the edition
     * @return the page, to be written as UTF-8
     */
    public static String of(CardEdition edition) {
        return of(edition.card(), CardTitle.lines(edition));
    }

    private static String of(ModelCard card, List<String> lines) {
        HtmlPage page = HtmlPage.titled(CardTitle.of(card));
        page.element("h1", CardTitle.of(card));
        lines.forEach(line -> page.element("p", line, "class", "soft"));
        for (CardSection section : CardSection.of(card)) {
            page.element("h2", section.heading());
            if (section.rows().isEmpty()) {
                boolean missing = section.text().equals(CardSection.MISSING);
                page.element("p", section.text(), missing ? new String[] {"class", "soft"} : new String[0]);
            } else {
                page.table(section.rows());
            }
        }
        return page.finished();
    }
}
