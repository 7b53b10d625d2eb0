// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import java.util.Locale;

/**
 * The numeric columns. The calendar month is none of them: training sees May to December only, so a model could learn
 * from it just which campaign a row belongs to.
 */
public enum Quantity {
    /** Age in years. */
    AGE(1),
    /** Average yearly balance in euros, negative in the red. */
    BALANCE(6),
    /** Contacts in this campaign, this one included. */
    CAMPAIGN(11),
    /** Days since the contact of an earlier campaign; missing if there was none. */
    PDAYS(12),
    /** Contacts before this campaign. */
    PREVIOUS(13);

    private final int cell;

    Quantity(int cell) {
        this.cell = cell;
    }

    /**
     * Reads the value of a row.
     *
     * @param call the row
     * @return the value, NaN if it is missing
     */
    public double of(Call call) {
        return call.quantities().getOrDefault(this, Double.NaN);
    }

    /** Where the column stands in the file, 0 for the first. */
    int cell() {
        return cell;
    }

    /**
     * Names the column as the file does.
     *
     * @return the name
     */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
