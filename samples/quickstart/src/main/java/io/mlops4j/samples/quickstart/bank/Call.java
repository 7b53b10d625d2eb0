// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * One phone contact of a campaign: what the bank knew before the call, and whether the client subscribed. The length of
 * the call is left out on purpose, since it is known only together with the answer.
 *
 * @param line the row as it stands in the file
 * @param date the day of the call
 * @param quantities the numeric values that are not missing
 * @param categories the value of each categorical column
 * @param subscribed the answer
 */
public record Call(
        String line,
        LocalDate date,
        Map<Quantity, Double> quantities,
        Map<Category, String> categories,
        boolean subscribed) {
    static final String HEADER = "contact_date,age,job,marital,education,default,balance,housing,loan,contact,"
            + "duration,campaign,pdays,previous,poutcome,y";
    private static final int COLUMNS = 16;
    private static final String NEVER_CONTACTED = "-1";

    /** Copies the values. */
    public Call {
        quantities = Map.copyOf(quantities);
        categories = Map.copyOf(categories);
    }

    static Call parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("Expected " + COLUMNS + " columns, got " + cells.length + ": " + line);
        }
        Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            quantities.put(quantity, Double.valueOf(cells[quantity.cell()]));
        }
        if (cells[Quantity.PDAYS.cell()].equals(NEVER_CONTACTED)) {
            // a missing value, which no scaling or binning may take for a number
            quantities.remove(Quantity.PDAYS);
        }
        Map<Category, String> categories = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            categories.put(category, cells[category.cell()]);
        }
        return new Call(line, LocalDate.parse(cells[0]), quantities, categories, cells[COLUMNS - 1].equals("yes"));
    }
}
