// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.bank;

import java.util.Locale;
import java.util.Objects;

/** The categorical columns. {@code unknown} is a category like any other. */
public enum Category {
    /** Kind of job. */
    JOB(2),
    /** Marital status. */
    MARITAL(3),
    /** Level of education. */
    EDUCATION(4),
    /** Whether a credit is in default. */
    DEFAULT(5),
    /** Whether there is a housing loan. */
    HOUSING(7),
    /** Whether there is a personal loan. */
    LOAN(8),
    /** Kind of telephone. */
    CONTACT(9),
    /** Outcome of the campaign before. */
    POUTCOME(14);

    private final int cell;

    Category(int cell) {
        this.cell = cell;
    }

    /**
     * Reads the value of a row.
     *
     * @param call the row
     * @return the value
     */
    public String of(Call call) {
        return Objects.requireNonNull(call.categories().get(this));
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
