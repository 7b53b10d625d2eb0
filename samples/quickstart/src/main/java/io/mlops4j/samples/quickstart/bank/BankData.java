// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import io.mlops4j.common.Schema;
import io.mlops4j.common.Schema.Field;
import io.mlops4j.common.Schema.Presence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Reads the Bank Marketing data that lies beside this class. */
public final class BankData {
    /** Where the data comes from, for the record. */
    public static final String SOURCE = "https://archive.ics.uci.edu/dataset/222/bank+marketing (bank-full, CC BY 4.0)";

    private static final String FILE = "bank_marketing.csv.gz";

    private BankData() {}

    /**
     * Reads every row.
     *
     * @return the rows, in date order
     */
    public static Calls load() {
        InputStream file = Objects.requireNonNull(BankData.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (!Call.HEADER.equals(header)) {
                throw new IllegalStateException("Unexpected header of " + FILE + ": " + header);
            }
            return new Calls("bank-marketing", lines.lines().map(Call::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Describes what a model may read: every column but the date, the length of the call and the answer.
     *
     * @return the columns
     */
    public static Schema features() {
        List<Field> fields = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            Presence presence = quantity == Quantity.PDAYS ? Presence.OPTIONAL : Presence.REQUIRED;
            fields.add(new Field(quantity.column(), Schema.Type.FLOAT64, presence));
        }
        for (Category category : Category.values()) {
            fields.add(new Field(category.column(), Schema.Type.STRING, Presence.REQUIRED));
        }
        return new Schema(fields);
    }

    /**
     * Describes what the sample reads of a row: the date, the features and the answer.
     *
     * @return the columns
     */
    public static Schema columns() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("contact_date", Schema.Type.DATE, Presence.REQUIRED));
        fields.addAll(features().fields());
        fields.add(new Field("y", Schema.Type.STRING, Presence.REQUIRED));
        return new Schema(fields);
    }
}
