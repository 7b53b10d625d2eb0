// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.core.html.MarkdownText;
import io.mlops4j.governance.evidence.ModelCard;
import java.util.List;

/**
 * A model card as Markdown, in CommonMark with the tables of GitHub Flavored Markdown. What people wrote is shown as they wrote
 * it: characters that would be markup are escaped by backslashes, and each line of a text is a paragraph. The same card gives the same text.
 */
public final class CardMarkdown {
    private CardMarkdown() {}

    /**
     * Writes a card.
     *
     * @param card the card
     * @return the text; lines end in line feeds
     */
    public static String of(ModelCard card) {
        return of(card, CardTitle.lines(card));
    }

    /**
     * Writes an edition of the log, with who attached it and when.
     *
     * @param edition the edition
     * @return the text; lines end in line feeds
     */
    public static String of(CardEdition edition) {
        return of(edition.card(), CardTitle.lines(edition));
    }

    private static String of(ModelCard card, List<String> lines) {
        StringBuilder out = new StringBuilder("# ")
                .append(MarkdownText.line(CardTitle.of(card)))
                .append('\n');
        lines.forEach(line -> out.append('\n').append(MarkdownText.line(line)).append('\n'));
        for (CardSection section : CardSection.of(card)) {
            out.append("\n## ").append(section.heading()).append("\n\n");
            if (section.rows().isEmpty()) {
                out.append(MarkdownText.paragraphs(section.text())).append('\n');
            } else {
                table(out, section.rows());
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, List<List<String>> rows) {
        out.append(MarkdownText.row(rows.get(0)))
                .append("| --- ".repeat(rows.get(0).size()))
                .append("|\n");
        rows.stream().skip(1).map(MarkdownText::row).forEach(out::append);
    }
}
