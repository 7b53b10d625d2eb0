// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.tracking.DatasetInput;
import java.util.SortedMap;
import java.util.TreeMap;

/** Model cards as JSON documents, format version {@value #VERSION}. Strict: a field that is not known is refused. */
public final class ModelCardCodec {
    /** The format version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private ModelCardCodec() {}

    /**
     * Writes a card.
     *
     * @param card the card
     * @return its one canonical form, a line
     */
    public static String encode(ModelCard card) {
        return JsonOut.document(VERSION, out -> write(out, card));
    }

    /**
     * Reads a card, in any layout.
     *
     * @param text the document
     * @return the card
     * @throws io.mlops4j.error.CorruptRecordException if the text is no card; the message says which field and why
     * @throws io.mlops4j.error.UnsupportedFormatException if it is written for a newer library
     */
    public static ModelCard decode(String text) {
        return read(JsonIn.document("model card", text, VERSION));
    }

    /**
     * Digests a card.
     *
     * @param card the card
     * @return the SHA-256 of the UTF-8 bytes of {@link #encode its canonical form}
     */
    public static Digest digest(ModelCard card) {
        return Digest.of(encode(card));
    }

    static void write(JsonOut out, ModelCard card) {
        SortedMap<String, String> texts = new TreeMap<>();
        card.texts().forEach((field, text) -> texts.put(field.name(), text));
        out.int32("edition", card.edition()).printed("previous", card.previous());
        ModelCard.Origin origin = card.origin();
        if (origin != null) {
            out.object("origin", o -> origin(o, origin));
        }
        out.texts("texts", texts)
                .objects("data", card.data(), ModelCardCodec::dataset)
                .float64s("metrics", card.metrics())
                .printed("revalidationDue", card.revalidationDue());
    }

    static ModelCard read(JsonIn in) {
        in.only("edition", "previous", "origin", "texts", "data", "metrics", "revalidationDue");
        return in.make(() -> new ModelCard(
                in.int32("edition"),
                in.optionalParsed("previous", Digest::parse).orElse(null),
                in.optionalObject("origin").map(ModelCardCodec::origin).orElse(null),
                in.textsByConstant("texts", ModelCard.Field.class),
                in.objects("data", ModelCardCodec::dataset),
                in.float64sByKey("metrics"),
                in.has("revalidationDue") ? in.day("revalidationDue") : null));
    }

    private static void dataset(JsonOut out, ModelCard.Dataset dataset) {
        out.text("name", dataset.identity().name())
                .text("version", dataset.identity().version())
                .printed("digest", dataset.identity().digest())
                .text("usage", dataset.usage());
        if (dataset.rows() != DatasetInput.UNKNOWN_ROWS) {
            out.int64("rows", dataset.rows());
        }
        if (!dataset.source().isEmpty()) {
            out.text("source", dataset.source());
        }
    }

    private static ModelCard.Dataset dataset(JsonIn in) {
        in.only("name", "version", "digest", "usage", "rows", "source");
        return new ModelCard.Dataset(
                new DatasetInput.Dataset(in.text("name"), in.text("version"), in.parsed("digest", Digest::parse)),
                in.text("usage"),
                in.has("rows") ? in.int64("rows") : DatasetInput.UNKNOWN_ROWS,
                in.optionalText("source").orElse(""));
    }

    private static void origin(JsonOut out, ModelCard.Origin origin) {
        out.printed("model", origin.version().model())
                .int32("number", origin.version().number())
                .printed("artifact", origin.artifact())
                .printed("run", origin.run())
                .printed("driftReference", origin.driftReference());
    }

    private static ModelCard.Origin origin(JsonIn in) {
        in.only("model", "number", "artifact", "run", "driftReference");
        return new ModelCard.Origin(
                new ModelVersionId(in.parsed("model", ModelName::of), in.int32("number")),
                in.parsed("artifact", Digest::parse),
                in.optionalParsed("run", RunId::of).orElse(null),
                in.optionalParsed("driftReference", ArtifactPath::of).orElse(null));
    }
}
