// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statistic of one column, with everything needed to compute it again.
 *
 * @param statistic the statistic's short name, for instance {@code psi}
 * @param title its name for people
 * @param value the value; null if a sample is empty. Never NaN; positive infinity only where the statistic's documentation says
 *     so
 * @param upperBound what the value could be at most had every value been kept; equals {@code value} when that is exact;
 *     positive infinity for a distance of values, some of which are infinite; null if {@code value} is
 * @param effect what is held against the threshold: the value itself, or, for a statistic that grows with the samples, a
 *     measure that does not, named in the rule; null if {@code value} is
 * @param pValue the probability of a value at least as large if nothing has drifted, 0 to 1; null if {@code value} is
 * @param adjustedPValue the p-value after correction for the number of columns, which the verdict used: equals {@code pValue}
 *     without correction; null if there was too little data for a verdict
 * @param threshold from which effect on the difference matters
 * @param calibratedThreshold the largest value that chance explains in samples drawn from the reference, which {@code value} must
 *     exceed too, see {@link Calibration}; positive infinity if chance explains any; null without calibration, or if there was
 *     too little data for a verdict
 * @param referenceSize values of the reference that took part
 * @param currentSize values of the current sample that took part
 * @param verdict the conclusion
 * @param reason why, in words
 * @param rule the formula, the bins, the treatment of empty bins and missing values, and the law of the p-value, in full
 *     sentences
 * @param fields the same for programs: option to value, in a fixed order
 */
public record Finding(
        String statistic,
        String title,
        @Nullable Double value,
        @Nullable Double upperBound,
        @Nullable Double effect,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        double threshold,
        @Nullable Double calibratedThreshold,
        long referenceSize,
        long currentSize,
        Verdict verdict,
        String reason,
        String rule,
        Map<String, String> fields)
        implements Serializable {
    /** Copies the fields, keeping their order. */
    public Finding {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
