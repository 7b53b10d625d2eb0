// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import io.mlops4j.common.Names;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Which evidence of a version is meant: the latest of a kind, or for documents the latest of a name. Printed as the kind,
 * such as {@code METRICS}, or as {@code DOCUMENT:} and the name.
 *
 * @param kind the kind
 * @param document the document's name; empty for every other kind
 */
public record EvidenceKey(Kind kind, String document) implements Comparable<EvidenceKey> {
    /** Kinds of evidence. */
    public enum Kind {
        /** Figures measured in a run. */
        METRICS,
        /** Challenger against champion on the same rows. */
        COMPARISON,
        /** How far current data has moved from the reference. */
        DRIFT,
        /** Which checks of the data failed. */
        DATA_QUALITY,
        /** The model card. */
        MODEL_CARD,
        /** Any other document, known by its name and digest. */
        DOCUMENT
    }

    private static final String SEPARATOR = ":";

    private static final String FORMS =
            "METRICS, COMPARISON, DRIFT, DATA_QUALITY, MODEL_CARD, or DOCUMENT: and the document's name";

    private static final Comparator<EvidenceKey> ORDER =
            Comparator.comparing(EvidenceKey::kind).thenComparing(EvidenceKey::document);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if a document has no valid {@link Names#name}, or something else has one
     */
    public EvidenceKey {
        if (kind == Kind.DOCUMENT) {
            Names.name("document", document);
        } else if (!document.isEmpty()) {
            throw Names.invalid("document", document, "empty for evidence of kind " + kind);
        }
    }

    /**
     * Names evidence that is no document.
     *
     * @param kind its kind
     * @return the key
     * @throws IllegalArgumentException if the kind is that of documents, which have names
     */
    public static EvidenceKey of(Kind kind) {
        return new EvidenceKey(kind, "");
    }

    /**
     * Names a document.
     *
     * @param name its name
     * @return the key
     * @throws IllegalArgumentException if the name is not valid
     */
    public static EvidenceKey document(String name) {
        return new EvidenceKey(Kind.DOCUMENT, name);
    }

    /**
     * Reads the printed form.
     *
     * @param text what {@link #toString} prints
     * @return the key
     * @throws IllegalArgumentException if the text has another form
     */
    public static EvidenceKey parse(String text) {
        int end = text.indexOf(SEPARATOR);
        String name = end < 0 ? text : text.substring(0, end);
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.invalid("evidence", text, FORMS));
        return new EvidenceKey(kind, end < 0 ? "" : text.substring(end + 1));
    }

    @Override
    public int compareTo(EvidenceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return document.isEmpty() ? kind.name() : kind + SEPARATOR + document;
    }
}
