// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.samples.quickstart.model.TrainingSettings;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/**
 * What to train on.
 *
 * @param name what to call the run
 * @param first the first month
 * @param last the last month
 */
record Plan(String name, YearMonth first, YearMonth last) {
    static final ModelName MODEL = ModelName.of("term-deposit");
    static final ExperimentName EXPERIMENT = ExperimentName.of("term-deposit");

    /** The campaign of 2008: everything that was known when the first model was made. */
    static final Plan CHAMPION = new Plan("champion", YearMonth.of(2008, 5), YearMonth.of(2008, 12));

    /** The half year before the cut at the end of 2009. */
    static final Plan CHALLENGER = new Plan("challenger", YearMonth.of(2009, 7), YearMonth.of(2009, 12));

    /** The last month of the data. */
    static final YearMonth END = YearMonth.of(2010, 11);

    /** The first month after the training data. */
    YearMonth next() {
        return last.plusMonths(1);
    }

    /** The seed is the last day of the period, as a number such as 20081231. */
    TrainingSettings settings() {
        return TrainingSettings.withDefaults(
                Long.parseLong(last.atEndOfMonth().format(DateTimeFormatter.BASIC_ISO_DATE)));
    }

    String period() {
        return first + " to " + last;
    }
}
