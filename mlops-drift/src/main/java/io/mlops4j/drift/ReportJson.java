// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the JSON form of a report, version 1. */
final class ReportJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int VERSION = 1;

    private ReportJson() {}

    static String write(DriftReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format", "mlops4j-drift-report");
            json.writeNumberField("version", VERSION);
            json.writeStringField("profileDigest", report.profileDigest());
            json.writeNumberField("significance", report.significance());
            json.writeStringField("correction", report.correction().id());
            json.writeNumberField("minimumSample", report.minimumSample());
            json.writeNumberField("driftedShareThreshold", report.driftedShareThreshold());
            json.writeStringField("verdict", lower(report.verdict()));
            json.writeNumberField("driftedShare", report.driftedShare());
            json.writeNumberField("decidedColumns", report.decidedColumns());
            json.writeArrayFieldStart("columns");
            for (ColumnDrift column : report.columns()) {
                writeColumn(json, column);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write drift report: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void writeColumn(JsonGenerator json, ColumnDrift column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("kind", lower(column.kind()));
        json.writeStringField("verdict", lower(column.verdict()));
        json.writeStringField("reason", column.reason());
        writeSummary(json, "reference", column.reference());
        writeSummary(json, "current", column.current());
        json.writeArrayFieldStart("bins");
        for (Bin bin : column.bins()) {
            json.writeStartObject();
            json.writeStringField("label", bin.label());
            json.writeNumberField("reference", bin.reference());
            json.writeNumberField("current", bin.current());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("unseen");
        for (Map.Entry<String, Long> category : column.unseen().entrySet()) {
            json.writeNumberField(category.getKey(), category.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("unseenPooled", column.unseenPooled());
        json.writeArrayFieldStart("findings");
        for (Finding finding : column.findings()) {
            writeFinding(json, finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSummary(JsonGenerator json, String key, SampleSummary sample) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeNumberField("rows", sample.rows());
        json.writeNumberField("nulls", sample.nulls());
        json.writeNumberField("nans", sample.nans());
        json.writeNumberField("mismatched", sample.mismatched());
        json.writeNumberField("negativeInfinities", sample.negativeInfinities());
        json.writeNumberField("positiveInfinities", sample.positiveInfinities());
        json.writeNumberField("missingShare", sample.missingShare());
        json.writeEndObject();
    }

    private static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("statistic", finding.statistic());
        json.writeStringField("title", finding.title());
        writeNumber(json, "value", finding.value());
        writeNumber(json, "upperBound", finding.upperBound());
        writeNumber(json, "effect", finding.effect());
        writeNumber(json, "pValue", finding.pValue());
        writeNumber(json, "adjustedPValue", finding.adjustedPValue());
        json.writeNumberField("threshold", finding.threshold());
        writeNumber(json, "calibratedThreshold", finding.calibratedThreshold());
        json.writeNumberField("referenceSize", finding.referenceSize());
        json.writeNumberField("currentSize", finding.currentSize());
        json.writeStringField("verdict", lower(finding.verdict()));
        json.writeStringField("reason", finding.reason());
        json.writeStringField("rule", finding.rule());
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> field : finding.fields().entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, String key, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(key);
        } else if (value.isInfinite()) {
            json.writeStringField(key, value.toString());
        } else {
            json.writeNumberField(key, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
