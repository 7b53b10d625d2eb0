// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.core.html.MarkdownText;
import io.mlops4j.governance.evidence.ModelCard;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model card as Markdown, in CommonMark with the tables of GitHub Flavored Markdown. What people wrote is shown as they wrote
 * it: characters that would be markup are escaped by backslashes. The same card gives the same text.
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
        StringBuilder out = new StringBuilder("# ")
                .append(MarkdownText.line(CardTitle.of(card)))
                .append("\n\n")
                .append(MarkdownText.line(CardTitle.edition(card)))
                .append('\n');
        for (CardSection section : CardSection.of(card)) {
            out.append("\n## ").append(section.heading()).append("\n\n");
            if (section.rows().isEmpty()) {
                out.append(section.text().lines().map(MarkdownText::line).collect(Collectors.joining("\n")))
                        .append('\n');
            } else {
                table(out, section.rows());
            }
        }
        return out.append("\nDigest of this edition: ")
                .append(ModelCardCodec.digest(card))
                .append('\n')
                .toString();
    }

    private static void table(StringBuilder out, List<List<String>> rows) {
        row(out, rows.get(0));
        row(out, Collections.nCopies(rows.get(0).size(), "---"));
        rows.stream().skip(1).forEach(row -> row(out, row));
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ")
                .append(cells.stream()
                        .map(cell -> cell.equals("---") ? cell : MarkdownText.line(cell))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }
}
