// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.tracking.DatasetInput;
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
 * doi:10.1145/3287560.3287596) and the technical documentation of Annex IV of the EU AI Act (Regulation 2024/1689). What
 * tracking knows is drafted from it; people complete the rest. A document: each change is the next edition, which names the
 * digest of the one before. Immutable; each {@code with} gives a new value.
 *
 * @param edition 1 for the first, one more for each that follows
 * @param previous the digest of the edition before; null for the first
 * @param origin what the card is about, as the registry has it, or null if nobody looked it up
 * @param texts what people wrote, by field; none is blank
 * @param data the datasets behind the version
 * @param metrics figures by name, such as {@code auc}, or {@code auc[age < 25]} for a slice; any double
 * @param revalidationDue the day by which the version must have been validated again, or null if nobody said
 */
public record ModelCard(
        int edition,
        @Nullable Digest previous,
        @Nullable Origin origin,
        SortedMap<Field, String> texts,
        List<Dataset> data,
        SortedMap<String, Double> metrics,
        @Nullable LocalDate revalidationDue) {
    /** What a card may say, with the point of Annex IV that asks for it; a gate names those that must be filled. */
    public enum Field {
        /** Which files of which run it is about: {@link ModelCard#origin}. Point 1(a) and (c). */
        ORIGIN,
        /** What the model is for. Point 1(a). */
        PURPOSE,
        /** Who answers for it. Point 1(a). */
        OWNER,
        /** Who is meant to use it, for what, on which inputs, and for what not. Points 1(h) and 3. */
        INTENDED_USE,
        /** Where it is known to fail, and for whom. Point 3. */
        LIMITS,
        /** How it was designed and made, and what that took. Point 2(a) to (c). */
        DEVELOPMENT,
        /** How the data was obtained and prepared, and how it was examined for bias. Point 2(d). */
        DATA_GOVERNANCE,
        /** Which datasets were read, with their digests: {@link ModelCard#data}. Point 2(d). */
        DATA,
        /** How it was validated and tested, by whom, and why by these figures. Points 2(g) and 4. */
        VALIDATION,
        /** How good it is, by slice: {@link ModelCard#metrics}. Points 2(g) and 3. */
        METRICS,
        /** What protects it against errors, misuse and attacks. Point 2(h). */
        SECURITY,
        /** What may go wrong for whom. Points 3 and 5. */
        RISKS,
        /** What was done about the risks, and who accepts what remains. Point 5. */
        MITIGATIONS,
        /** Who oversees it and can overrule or stop it. Points 2(e) and 3. */
        HUMAN_OVERSIGHT,
        /** What differs from the version before, and which changes are foreseen. Points 2(f) and 6. */
        CHANGES,
        /** Which standards it follows, and where its conformity is declared. Points 7 and 8. */
        STANDARDS,
        /** What is watched once it runs, and what happens on an alarm. Point 9. */
        MONITORING_PLAN,
        /** When it must be validated again: {@link ModelCard#revalidationDue}. */
        REVALIDATION_DUE
    }

    /**
     * What a card is about.
     *
     * @param version the version
     * @param artifact the digest of the manifest of its files
     * @param run the run that made it, or null
     * @param driftReference where among its files the reference profile for drift lies, or null
     */
    public record Origin(
            ModelVersionId version,
            Digest artifact,
            @Nullable RunId run,
            @Nullable ArtifactPath driftReference) {
        /**
         * Looks at a version.
         *
         * @param version the version
         * @return what a card says of it
         */
        public static Origin of(ModelVersion version) {
            return new Origin(version.id(), version.artifact(), version.run(), version.driftReference());
        }
    }

    /**
     * A dataset behind a version.
     *
     * @param identity name, version and digest
     * @param usage what it was used for, such as {@code training}; a valid {@link Names#key}
     * @param rows how many rows it has, 0 or more, or {@value DatasetInput#UNKNOWN_ROWS} if unknown
     * @param source where it came from; may be empty
     */
    public record Dataset(DatasetInput.Dataset identity, String usage, long rows, String source) {
        /**
         * Checks usage, rows and source.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Dataset {
            Names.key("dataset usage", usage);
            Names.text("dataset source", source);
            if (rows < DatasetInput.UNKNOWN_ROWS) {
                throw Names.invalid("row count", rows, "0 or more, or " + DatasetInput.UNKNOWN_ROWS + " if unknown");
            }
        }

        /**
         * Takes over what a run logged.
         *
         * @param input a dataset that it read
         * @return what a card says of it
         */
        public static Dataset of(DatasetInput input) {
            return new Dataset(input.dataset(), input.usage(), input.rowCount(), input.source());
        }
    }

    /** The fields that hold no text but have a component of their own. */
    private static final SortedSet<Field> STRUCTURED =
            new TreeSet<>(List.of(Field.ORIGIN, Field.DATA, Field.METRICS, Field.REVALIDATION_DUE));

    /**
     * Checks the parts and copies.
     *
     * @throws IllegalArgumentException if the edition is below 1, only one of first edition and no previous one is so, a text is blank or stands for data, metrics or a date, or
     *     the name of a metric is not valid
     */
    public ModelCard {
        if (edition < 1) {
            throw Names.invalid("edition", edition, "1 or more");
        }
        if ((edition == 1) != (previous == null)) {
            throw Names.invalid("edition", edition, "1 without a previous one, 2 or more after one");
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
        return new ModelCard(
                1, null, null, Collections.emptySortedMap(), List.of(), Collections.emptySortedMap(), null);
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
        return new ModelCard(edition, previous, origin, more, data, metrics, revalidationDue);
    }

    /**
     * Names the datasets.
     *
     * @param datasets the datasets behind the version
     * @return this card with these
     */
    public ModelCard withData(List<Dataset> datasets) {
        return new ModelCard(edition, previous, origin, texts, datasets, metrics, revalidationDue);
    }

    /**
     * States the figures.
     *
     * @param figures by name, such as {@code auc}, or {@code auc[age < 25]} for a slice
     * @return this card with these
     * @throws IllegalArgumentException if a name is not valid
     */
    public ModelCard withMetrics(Map<String, Double> figures) {
        return new ModelCard(edition, previous, origin, texts, data, new TreeMap<>(figures), revalidationDue);
    }

    /**
     * States when the version must be validated again.
     *
     * @param day the last day
     * @return this card with that day
     */
    public ModelCard withRevalidationDue(LocalDate day) {
        return new ModelCard(edition, previous, origin, texts, data, metrics, day);
    }

    /**
     * Says what the card is about.
     *
     * @param version the version
     * @return this card about it
     */
    public ModelCard withOrigin(ModelVersion version) {
        return new ModelCard(edition, previous, Origin.of(version), texts, data, metrics, revalidationDue);
    }

    /**
     * Starts the next edition.
     *
     * @param digest the digest of this one
     * @return this card with the edition counted up
     */
    public ModelCard nextEdition(Digest digest) {
        return new ModelCard(Math.addExact(edition, 1), digest, origin, texts, data, metrics, revalidationDue);
    }

    /**
     * Tells whether a field says something.
     *
     * @param field the field
     * @return whether it is filled
     */
    public boolean isFilled(Field field) {
        return switch (field) {
            case ORIGIN -> origin != null;
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
