// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.evidence.Evidence;
import java.time.Instant;

/**
 * Evidence as JSON documents, format version {@value #VERSION}. Strict: a field that is not known is refused. The type is the
 * simple name of the record.
 */
public final class EvidenceCodec {
    /** The format version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private EvidenceCodec() {}

    /**
     * Writes evidence.
     *
     * @param evidence the evidence
     * @return its one canonical form, a line
     */
    public static String encode(Evidence evidence) {
        return JsonOut.document(VERSION, out -> write(out, evidence));
    }

    /**
     * Reads evidence, in any layout.
     *
     * @param text the document
     * @return the evidence
     * @throws io.mlops4j.error.CorruptRecordException if the text is no evidence; the message says which field and why
     * @throws io.mlops4j.error.UnsupportedFormatException if it is written for a newer library
     */
    public static Evidence decode(String text) {
        return read(JsonIn.document("evidence", text, VERSION));
    }

    /**
     * Digests evidence. An approval is bound to it.
     *
     * @param evidence the evidence
     * @return the SHA-256 of the UTF-8 bytes of {@link #encode its canonical form}
     */
    public static Digest digest(Evidence evidence) {
        return Digest.of(encode(evidence));
    }

    static void write(JsonOut out, Evidence evidence) {
        out.text("type", evidence.getClass().getSimpleName()).instant("asOf", evidence.asOf());
        if (evidence instanceof Evidence.RunMetrics e) {
            out.printed("run", e.run()).float64s("metrics", e.metrics());
        } else if (evidence instanceof Evidence.Comparison e) {
            out.int32("baseline", e.baseline()).objects("differences", e.differences(), EvidenceCodec::difference);
        } else if (evidence instanceof Evidence.DriftSummary e) {
            out.printed("report", e.report()).text("statistic", e.statistic()).float64s("columns", e.columns());
        } else if (evidence instanceof Evidence.DataQualityReport e) {
            out.printed("report", e.report()).int32("checks", e.checks()).texts("failed", e.failed());
        } else if (evidence instanceof Evidence.Card e) {
            out.object("card", o -> ModelCardCodec.write(o, e.card()));
        } else if (evidence instanceof Evidence.Document e) {
            out.text("name", e.name()).printed("content", e.content()).text("description", e.description());
        } else {
            throw new IllegalStateException("No format for evidence " + evidence);
        }
    }

    static Evidence read(JsonIn in) {
        String type = in.text("type");
        return in.make(() -> {
            Instant asOf = in.instant("asOf");
            return switch (type) {
                case "RunMetrics" -> {
                    in.only("type", "asOf", "run", "metrics");
                    yield new Evidence.RunMetrics(in.parsed("run", RunId::of), in.float64sByKey("metrics"), asOf);
                }
                case "Comparison" -> {
                    in.only("type", "asOf", "baseline", "differences");
                    yield new Evidence.Comparison(
                            in.optionalInt32("baseline").orElse(null),
                            in.objects("differences", EvidenceCodec::difference),
                            asOf);
                }
                case "DriftSummary" -> {
                    in.only("type", "asOf", "report", "statistic", "columns");
                    yield new Evidence.DriftSummary(
                            in.parsed("report", Digest::parse),
                            in.text("statistic"),
                            in.float64sByKey("columns"),
                            asOf);
                }
                case "DataQualityReport" -> {
                    in.only("type", "asOf", "report", "checks", "failed");
                    yield new Evidence.DataQualityReport(
                            in.parsed("report", Digest::parse), in.int32("checks"), in.texts("failed"), asOf);
                }
                case "Card" -> {
                    in.only("type", "asOf", "card");
                    yield new Evidence.Card(ModelCardCodec.read(in.object("card")), asOf);
                }
                case "Document" -> {
                    in.only("type", "asOf", "name", "content", "description");
                    yield new Evidence.Document(
                            in.text("name"), in.parsed("content", Digest::parse), in.text("description"), asOf);
                }
                default -> throw in.unknownType("evidence", Evidence.class);
            };
        });
    }

    private static void difference(JsonOut out, Evidence.Difference difference) {
        out.text("metric", difference.metric())
                .text("slice", difference.slice())
                .float64("champion", difference.champion())
                .float64("challenger", difference.challenger())
                .float64("lower", difference.lower())
                .float64("upper", difference.upper());
    }

    private static Evidence.Difference difference(JsonIn in) {
        in.only("metric", "slice", "champion", "challenger", "lower", "upper");
        return new Evidence.Difference(
                in.text("metric"),
                in.text("slice"),
                in.float64("champion"),
                in.float64("challenger"),
                in.float64("lower"),
                in.float64("upper"));
    }
}
