// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumberWords;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.TestResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a statistic of one column into a finding: value, rule, verdict and reason. */
final class FindingMaker {
    private final DriftStatistic statistic;
    private final DriftOptions options;
    private final long referenceSize;
    private final long currentSize;

    private FindingMaker(DriftStatistic statistic, DriftOptions options, long referenceSize, long currentSize) {
        this.statistic = statistic;
        this.options = options;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    static Finding of(BinnedStatistic statistic, ColumnProfile profile, BinnedCounts counts, DriftOptions options) {
        Map<String, String> fields = new LinkedHashMap<>(statistic.fields());
        putBins(fields, profile, counts);
        fields.put("missing", "own-bin");
        String rule = statistic.rule() + " " + profile.binWords();
        return new FindingMaker(statistic, options, counts.referenceSize(), counts.currentSize())
                .make(statistic.test(counts), rule, fields);
    }

    static Finding of(RankedStatistic statistic, NumericProfile profile, RankedCounts counts, DriftOptions options) {
        TestResult result = statistic.test(counts);
        Map<String, String> fields = new LinkedHashMap<>(statistic.fields());
        fields.put("rankPoints", Integer.toString(profile.points().length));
        fields.put("exact", Boolean.toString(counts.exact()));
        fields.put("missing", "left-out");
        String ranks = counts.exact()
                ? " It is exact: current values were counted below and on every distinct value of the reference."
                : " Current values were counted below and on " + profile.points().length
                        + " quantiles of the reference: the value is the largest distance seen at one of them, a lower"
                        + " bound, and the upper bound is what it could be between two of them.";
        String rule = statistic.rule() + ranks
                + " Missing values (null, NaN, wrong type) are left out; infinities rank at the ends. " + result.law();
        return new FindingMaker(statistic, options, counts.referenceSize(), counts.currentSize())
                .make(result, rule, fields);
    }

    /** How many bins hold values, and how they were made; those for rare categories, infinities and missing values not counted. */
    private static void putBins(Map<String, String> fields, ColumnProfile profile, BinnedCounts counts) {
        if (profile instanceof CategoricalProfile) {
            fields.put("binning", "categories");
            fields.put("bins", Integer.toString(counts.bins() - 2));
            return;
        }
        NumericProfile numeric = (NumericProfile) profile;
        boolean byValue = numeric.bins().byValue();
        fields.put("binning", byValue ? "values" : "reference-quantiles");
        fields.put(
                "bins",
                Integer.toString(
                        byValue ? numeric.points().length : numeric.bins().size()));
        if (!byValue) {
            fields.put("edges", Arrays.toString(numeric.bins().edges()));
        }
    }

    private Finding make(TestResult result, String rule, Map<String, String> fields) {
        double value = result.statistic();
        Verdict verdict = verdict(result);
        return new Finding(
                statistic.id(),
                statistic.title(),
                orNull(value),
                orNull(result.upperBound()),
                orNull(result.pValue()),
                statistic.threshold(),
                referenceSize,
                currentSize,
                verdict,
                reason(result),
                rule,
                fields);
    }

    private Verdict verdict(TestResult result) {
        if (Double.isNaN(result.statistic()) || Math.min(referenceSize, currentSize) < options.minimumSample()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        boolean matters = result.statistic() >= statistic.threshold();
        boolean significant = result.pValue() < options.significance();
        return matters && significant ? Verdict.DRIFTED : Verdict.STABLE;
    }

    private String reason(TestResult result) {
        if (verdict(result) == Verdict.INSUFFICIENT_DATA) {
            boolean tooFewReferences = referenceSize < options.minimumSample();
            return "the " + (tooFewReferences ? "reference" : "current sample") + " has "
                    + (tooFewReferences ? referenceSize : currentSize) + " values, at least "
                    + options.minimumSample() + " are needed.";
        }
        String value = NumberWords.of(result.statistic());
        String threshold = NumberWords.of(statistic.threshold());
        String pValue = NumberWords.of(result.pValue());
        if (result.statistic() < statistic.threshold()) {
            return value + " is below the threshold of " + threshold + "."
                    + (result.upperBound() >= statistic.threshold()
                            ? " It could be up to " + NumberWords.of(result.upperBound()) + "."
                            : "");
        }
        return result.pValue() < options.significance()
                ? value + " reaches the threshold of " + threshold + ", and chance is no explanation (p = " + pValue
                        + ")."
                : value + " reaches the threshold of " + threshold + ", but with samples this small chance explains it"
                        + " (p = " + pValue + ").";
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
