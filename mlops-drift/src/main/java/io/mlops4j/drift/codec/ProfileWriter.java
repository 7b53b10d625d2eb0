// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the JSON form of a profile, version 1. */
final class ProfileWriter {
    static final String NUMERIC = "numeric";
    static final String CATEGORICAL = "categorical";

    // Up to here every whole number is exactly one double, so it may be printed without a fraction.
    private static final double LARGEST_WHOLE = 0x1p53;

    private ProfileWriter() {}

    static String write(List<ColumnProfile> columns, String digest) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = StrictJson.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format", ProfileCodec.FORMAT);
            json.writeNumberField("version", ProfileCodec.VERSION);
            json.writeStringField("digest", digest);
            json.writeArrayFieldStart("columns");
            for (ColumnProfile column : columns) {
                json.writeStartObject();
                json.writeStringField("name", column.name());
                if (column instanceof NumericProfile numeric) {
                    writeNumeric(json, numeric);
                } else {
                    writeCategorical(json, (CategoricalProfile) column);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write reference profile: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void writeNumeric(JsonGenerator json, NumericProfile column) throws IOException {
        long[] slots = column.slots();
        json.writeStringField("kind", NUMERIC);
        json.writeNumberField("nulls", column.absences().nulls());
        json.writeNumberField("nans", column.absences().nans());
        json.writeNumberField("negativeInfinities", slots[0]);
        json.writeNumberField("positiveInfinities", slots[slots.length - 1]);
        writeNumbers(json, "points", column.points());
        writeEverySecond(json, "on", slots, 2, slots.length - 1);
        boolean someBetween = false;
        for (int slot = 1; slot < slots.length; slot += 2) {
            someBetween |= slots[slot] > 0;
        }
        if (someBetween) {
            writeEverySecond(json, "between", slots, 1, slots.length);
        }
        if (!column.bins().byValue()) {
            writeNumbers(json, "edges", column.bins().edges());
            if (!column.bins().binning().equals(BinningCodes.QUANTILES)) {
                json.writeStringField("binning", column.bins().binning());
            }
        }
    }

    private static void writeCategorical(JsonGenerator json, CategoricalProfile column) throws IOException {
        json.writeStringField("kind", CATEGORICAL);
        json.writeNumberField("nulls", column.absences().nulls());
        json.writeObjectFieldStart("categories");
        for (int i = 0; i < column.counts().length; i++) {
            json.writeNumberField(column.categories().get(i), column.counts()[i]);
        }
        json.writeEndObject();
        json.writeNumberField("pooled", column.pooled());
        json.writeNumberField("unseenLimit", column.unseenLimit());
    }

    private static void writeEverySecond(JsonGenerator json, String key, long[] counts, int from, int to)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (int i = from; i < to; i += 2) {
            json.writeNumber(counts[i]);
        }
        json.writeEndArray();
    }

    private static void writeNumbers(JsonGenerator json, String key, double[] numbers) throws IOException {
        json.writeArrayFieldStart(key);
        for (double number : numbers) {
            if (Math.abs(number) <= LARGEST_WHOLE && number == Math.rint(number)) {
                json.writeNumber((long) number);
            } else if (Double.isInfinite(number)) {
                json.writeString(Double.toString(number));
            } else {
                json.writeNumber(number);
            }
        }
        json.writeEndArray();
    }
}
