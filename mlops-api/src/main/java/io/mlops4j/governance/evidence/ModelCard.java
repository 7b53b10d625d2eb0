// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import io.mlops4j.common.Names;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers want to know of a version, after Mitchell et al., Model Cards for Model Reporting (2019,
 * doi:10.1145/3287560.3287596) and the technical documentation of Annex IV of the EU AI Act (Regulation 2024/1689). What a
 * run knows is {@linkplain #draft drafted} from it; people complete the rest. Immutable; each {@code with} gives a new
 * value.
 *
 * @param edition 1 for the first, counted up by its authors with each change that readers should notice
 * @param texts what people wrote, by field; none is blank
 * @param data the datasets behind the version
 * @param metrics figures by name, such as {@code auc}, or {@code auc[age < 25]} for a slice; any double
 * @param revalidationDue the day by which the version must have been validated again, or null if nobody said
 */
public record ModelCard(
        int edition,
        SortedMap<Field, String> texts,
        List<Dataset> data,
        SortedMap<String, Double> metrics,
        @Nullable LocalDate revalidationDue) {
    /** What a card may say; a gate names those that must be filled. */
    public enum Field {
        /** What the model is for. */
        PURPOSE,
        /** Who answers for it. */
        OWNER,
        /** Who is meant to use it, for what, and for what not. */
        INTENDED_USE,
        /** Where it is known to fail. */
        LIMITS,
        /** How the data was obtained and prepared, and how it was examined for bias. */
        DATA_GOVERNANCE,
        /** Which datasets were read, with their digests: {@link ModelCard#data}. */
        DATA,
        /** How good it is, by slice: {@link ModelCard#metrics}. */
        METRICS,
        /** What may go wrong for whom. */
        RISKS,
        /** What was done about the risks, and who accepts what remains. */
        MITIGATIONS,
        /** Who oversees it and can overrule or stop it. */
        HUMAN_OVERSIGHT,
        /** What is watched once it runs, and what happens on an alarm. */
        MONITORING_PLAN,
        /** When it must be validated again: {@link ModelCard#revalidationDue}. */
        REVALIDATION_DUE
    }

    /**
     * A dataset behind a version.
     *
     * @param identity name, version and digest
     * @param usage what it was used for, such as {@code training}; a valid {@link Names#key}
     */
    public record Dataset(DatasetInput.Dataset identity, String usage) {
        /**
         * Checks the usage.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public Dataset {
            Names.key("dataset usage", usage);
        }
    }

    /** The fields that hold no text but have a component of their own. */
    private static final SortedSet<Field> STRUCTURED =
            new TreeSet<>(List.of(Field.DATA, Field.METRICS, Field.REVALIDATION_DUE));

    /**
     * Checks the parts and copies.
     *
     * @throws IllegalArgumentException if the edition is below 1, a text is blank or stands for data, metrics or a date, or
     *     the name of a metric is not valid
     */
    public ModelCard {
        if (edition < 1) {
            throw Names.invalid("edition", edition, "1 or more");
        }
        texts.forEach((field, text) -> {
            Names.reason("text of " + field, text);
            if (STRUCTURED.contains(field)) {
                throw Names.invalid("field", field, "one that holds text");
            }
        });
        metrics.keySet().forEach(name -> Names.key("metric", name));
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        data = List.copyOf(data);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /**
     * Starts a card.
     *
     * @return an empty card, edition 1
     */
    public static ModelCard empty() {
        return new ModelCard(1, Collections.emptySortedMap(), List.of(), Collections.emptySortedMap(), null);
    }

    /**
     * Starts a card from what is known of a version.
     *
     * @param version the version; its description, if there is one, becomes the purpose
     * @param run the run that made it: its inputs become the data, its latest metrics the metrics
     * @return the card, edition 1, to be completed by people
     */
    public static ModelCard draft(ModelVersion version, Run run) {
        ModelCard card = version.description().isBlank() ? empty() : empty().with(Field.PURPOSE, version.description());
        List<Dataset> inputs = run.inputs().stream()
                .map(input -> new Dataset(input.dataset(), input.usage()))
                .toList();
        SortedMap<String, Double> figures = new TreeMap<>();
        run.metrics().forEach((name, point) -> figures.put(name, point.value()));
        return card.withData(inputs).withMetrics(figures);
    }

    /**
     * Writes a field.
     *
     * @param field a field that holds text
     * @param text what to say; not blank
     * @return this card with that text
     * @throws IllegalArgumentException if the field holds no text, or the text is blank or not valid
     */
    public ModelCard with(Field field, String text) {
        SortedMap<Field, String> more = new TreeMap<>(texts);
        more.put(field, text);
        return new ModelCard(edition, more, data, metrics, revalidationDue);
    }

    /**
     * Names the datasets.
     *
     * @param datasets the datasets behind the version
     * @return this card with these
     */
    public ModelCard withData(List<Dataset> datasets) {
        return new ModelCard(edition, texts, datasets, metrics, revalidationDue);
    }

    /**
     * States the figures.
     *
     * @param figures by name, such as {@code auc}, or {@code auc[age < 25]} for a slice
     * @return this card with these
     * @throws IllegalArgumentException if a name is not valid
     */
    public ModelCard withMetrics(Map<String, Double> figures) {
        return new ModelCard(edition, texts, data, new TreeMap<>(figures), revalidationDue);
    }

    /**
     * States when the version must be validated again.
     *
     * @param day the last day
     * @return this card with that day
     */
    public ModelCard withRevalidationDue(LocalDate day) {
        return new ModelCard(edition, texts, data, metrics, day);
    }

    /**
     * Starts the next edition.
     *
     * @return this card with the edition counted up
     */
    public ModelCard nextEdition() {
        return new ModelCard(Math.addExact(edition, 1), texts, data, metrics, revalidationDue);
    }

    /**
     * Tells whether a field says something.
     *
     * @param field the field
     * @return whether it is filled
     */
    public boolean isFilled(Field field) {
        return switch (field) {
            case DATA -> !data.isEmpty();
            case METRICS -> !metrics.isEmpty();
            case REVALIDATION_DUE -> revalidationDue != null;
            default -> texts.containsKey(field);
        };
    }

    /**
     * Says what remains to be done.
     *
     * @param required the fields that must be filled
     * @return those that are not, in the order of {@link Field}
     */
    public SortedSet<Field> missing(Collection<Field> required) {
        return Collections.unmodifiableSortedSet(
                required.stream().filter(field -> !isFilled(field)).collect(Collectors.toCollection(TreeSet::new)));
    }
}
