// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.tracking.DatasetInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What one field of a card says, before it is written in any format.
 *
 * @param heading the name of the field
 * @param text what it says in words; empty if it is a table
 * @param rows the rows of its table, the first with the headings; empty if it is a text
 */
public record CardSection(String heading, String text, List<List<String>> rows) {
    /** What stands where nobody has written anything: that it is missing is what a reader must see. */
    static final String MISSING = "Not stated.";

    /** Copies. */
    public CardSection {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a card.
     *
     * @param card the card
     * @return a section for each field, in the order of the fields; a field that nobody filled says so
     */
    public static List<CardSection> of(ModelCard card) {
        return Arrays.stream(Field.values()).map(field -> of(card, field)).toList();
    }

    private static CardSection of(ModelCard card, Field field) {
        if (!card.isFilled(field)) {
            return words(field, MISSING);
        }
        return switch (field) {
            case ORIGIN -> table(field, origin(card));
            case DATA -> table(field, data(card));
            case METRICS -> table(field, MetricTable.of(card.metrics()));
            case REVALIDATION_DUE -> words(field, String.valueOf(card.revalidationDue()));
            default -> words(field, card.texts().getOrDefault(field, MISSING));
        };
    }

    private static List<List<String>> origin(ModelCard card) {
        List<List<String>> rows = new ArrayList<>();
        ModelCard.Origin origin = card.origin();
        if (origin != null) {
            rows.add(List.of("What", "Which"));
            rows.add(List.of("Version", origin.version().toString()));
            rows.add(List.of("Files", origin.artifact().toString()));
            rows.add(
                    List.of("Run", origin.run() == null ? MISSING : origin.run().toString()));
            rows.add(List.of(
                    "Drift reference",
                    origin.driftReference() == null
                            ? MISSING
                            : origin.driftReference().toString()));
        }
        return rows;
    }

    private static List<List<String>> data(ModelCard card) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Dataset", "Version", "Used for", "Rows", "Source", "Digest"));
        for (ModelCard.Dataset dataset : card.data()) {
            rows.add(List.of(
                    dataset.identity().name(),
                    dataset.identity().version(),
                    dataset.usage(),
                    dataset.rows() == DatasetInput.UNKNOWN_ROWS ? "" : Long.toString(dataset.rows()),
                    dataset.source(),
                    dataset.identity().digest().toString()));
        }
        return rows;
    }

    private static CardSection words(Field field, String text) {
        return new CardSection(heading(field), text, List.of());
    }

    private static CardSection table(Field field, List<List<String>> rows) {
        return new CardSection(heading(field), "", rows);
    }

    private static String heading(Field field) {
        String words = field.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
