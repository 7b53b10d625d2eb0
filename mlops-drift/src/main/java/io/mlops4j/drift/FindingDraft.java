// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumberWords;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.BinnedStatistic;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.TestResult;
import io.mlops4j.drift.statistic.UnseenShare;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statistic of one column with its value and rule, which becomes a finding once the p-values of all columns are adjusted. */
final class FindingDraft {
    private static final double LEAST_P_VALUE = 0.0001;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private final DriftStatistic statistic;
    private final DriftOptions options;
    private final long referenceSize;
    private final long currentSize;
    private final TestResult result;
    private final String rule;
    private final Map<String, String> fields;
    private final @Nullable CalibratedThreshold calibrated;
    private final @Nullable String noValue;

    private FindingDraft(
            DriftStatistic statistic,
            DriftOptions options,
            long referenceSize,
            long currentSize,
            TestResult result,
            String rule,
            Map<String, String> fields) {
        this(statistic, options, referenceSize, currentSize, result, rule, fields, null, null);
    }

    private FindingDraft(
            DriftStatistic statistic,
            DriftOptions options,
            long referenceSize,
            long currentSize,
            TestResult result,
            String rule,
            Map<String, String> fields,
            @Nullable CalibratedThreshold calibrated,
            @Nullable String noValue) {
        this.statistic = statistic;
        this.options = options;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
        this.result = result;
        this.rule = rule;
        this.fields = fields;
        this.calibrated = calibrated;
        this.noValue = noValue;
    }

    static FindingDraft of(
            BinnedStatistic statistic, ColumnProfile profile, BinnedCounts counts, DriftOptions options) {
        Map<String, String> fields = new LinkedHashMap<>(statistic.fields());
        putBins(fields, profile, counts);
        fields.put("missing", "own-bin");
        String rule = statistic.rule() + " " + profile.binWords();
        return new FindingDraft(
                statistic, options, counts.referenceSize(), counts.currentSize(), statistic.test(counts), rule, fields);
    }

    static FindingDraft of(
            RankedStatistic statistic, NumericProfile profile, RankedCounts counts, DriftOptions options) {
        TestResult result = statistic.test(counts);
        Map<String, String> fields = new LinkedHashMap<>(statistic.fields());
        fields.put("rankPoints", Integer.toString(profile.points().length));
        fields.put("exact", Boolean.toString(counts.exact()));
        fields.put("missing", "left-out");
        String ranks = counts.exact()
                ? " It is exact: current values were counted below and on every distinct value of the reference."
                : " Current values were counted below and on " + profile.points().length
                        + " quantiles of the reference, so the order between two of them is unknown: the value is a lower"
                        + " bound, and the upper bound is the largest it could be.";
        String rule = statistic.rule() + ranks
                + " Missing values (null, NaN, wrong type) are left out; infinities rank at the ends. " + result.law();
        return new FindingDraft(statistic, options, counts.referenceSize(), counts.currentSize(), result, rule, fields);
    }

    /** A statistic that could not be computed. */
    static FindingDraft failed(DriftStatistic statistic, DriftOptions options, RuntimeException cause) {
        return without(statistic, options, "it could not be computed: " + cause.getMessage() + ".");
    }

    private static FindingDraft without(DriftStatistic statistic, DriftOptions options, String reason) {
        TestResult nothing = new TestResult(Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
        return new FindingDraft(statistic, options, 0, 0, nothing, statistic.rule(), statistic.fields(), null, reason);
    }

    /** The same with a threshold that it must exceed, too. */
    FindingDraft calibrated(@Nullable CalibratedThreshold threshold) {
        return threshold == null
                ? this
                : new FindingDraft(
                        statistic,
                        options,
                        referenceSize,
                        currentSize,
                        result,
                        rule + threshold.rule(),
                        fields,
                        threshold,
                        noValue);
    }

    static FindingDraft of(
            ValuedStatistic statistic, NumericProfile profile, ValuedCounts counts, DriftOptions options) {
        TestResult result = statistic.test(counts);
        Map<String, String> fields = new LinkedHashMap<>(statistic.fields());
        fields.put("rankPoints", Integer.toString(profile.points().length));
        fields.put("outOfRange", "nearest-point");
        fields.put("missing", "left-out");
        String rule = statistic.rule() + " Values were counted on and between " + profile.points().length
                + " points of the reference; where between two of them a value lies is unknown: the value is a lower bound, and"
                + " the upper bound is the largest it could be. Values beyond the outermost points that the reference reaches,"
                + " infinities among them, count as the nearest; the upper bound reaches to the farthest of them. Missing values (null, NaN, wrong type) are left out. "
                + result.law();
        return new FindingDraft(
                statistic,
                options,
                counts.ranked().referenceSize(),
                counts.ranked().currentSize(),
                result,
                rule,
                fields);
    }

    static FindingDraft of(MissingShare statistic, BinnedCounts counts, DriftOptions options) {
        return of(statistic, counts, statistic.test(counts), options);
    }

    /** Without its names, nobody knows which categories the reference lacks. */
    static FindingDraft of(
            UnseenShare statistic, CategoricalProfile profile, CategoricalCounts counts, DriftOptions options) {
        if (!profile.allNamed()) {
            return without(
                    statistic,
                    options,
                    "it does not apply: the reference kept only its "
                            + profile.categories().size()
                            + " most frequent categories by name, so which ones it lacks is not known.");
        }
        BinnedCounts byCategory = profile.byCategory(counts);
        return of(statistic, byCategory, statistic.test(byCategory), options);
    }

    private static FindingDraft of(
            DriftStatistic statistic, BinnedCounts counts, TestResult result, DriftOptions options) {
        return new FindingDraft(
                statistic,
                options,
                counts.referenceSize(),
                counts.currentSize(),
                result,
                statistic.rule(),
                statistic.fields());
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
        fields.put("binning", numeric.bins().binning());
        fields.put(
                "bins",
                Integer.toString(
                        byValue ? numeric.points().length : numeric.bins().size()));
        if (!byValue) {
            fields.put("edges", Arrays.toString(numeric.bins().edges()));
        }
    }

    String statistic() {
        return statistic.id();
    }

    double pValue() {
        return result.pValue();
    }

    /** Whether there is enough data for a verdict. */
    boolean isDecidable() {
        return isDefined() && Math.min(referenceSize, currentSize) >= options.minimumSample();
    }

    private boolean isDefined() {
        return !Double.isNaN(result.statistic()) && !Double.isNaN(result.effect()) && !Double.isNaN(result.pValue());
    }

    Finding finding(AdjustedPValues adjusted) {
        double adjustedPValue = adjusted.of(this);
        return new Finding(
                statistic.id(),
                statistic.title(),
                orNull(result.statistic()),
                orNull(result.upperBound()),
                orNull(result.effect()),
                orNull(result.pValue()),
                orNull(adjustedPValue),
                statistic.threshold(),
                calibrated == null ? null : calibrated.value(),
                referenceSize,
                currentSize,
                verdict(adjustedPValue),
                isDecidable() ? reason(adjustedPValue, adjusted) + calibrationReason() : whyNoVerdict(),
                rule + correctionWords(adjusted),
                correctedFields(adjusted));
    }

    private String correctionWords(AdjustedPValues adjusted) {
        return adjusted.correction() == MultipleTestCorrection.NONE
                ? ""
                : " For the verdict the p-value is " + adjusted.correction().words()
                        + "; k is the number of columns with enough data, here " + adjusted.familySize(statistic.id())
                        + ".";
    }

    private Map<String, String> correctedFields(AdjustedPValues adjusted) {
        Map<String, String> corrected = new LinkedHashMap<>(fields);
        if (calibrated != null) {
            corrected.put(
                    "calibrationRounds",
                    Integer.toString(calibrated.calibration().rounds()));
            corrected.put(
                    "calibrationSeed", Long.toString(calibrated.calibration().seed()));
        }
        if (adjusted.correction() != MultipleTestCorrection.NONE) {
            corrected.put("correction", adjusted.correction().id());
            corrected.put("correctedColumns", Integer.toString(adjusted.familySize(statistic.id())));
        }
        return corrected;
    }

    private Verdict verdict(double adjustedPValue) {
        if (!isDecidable()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        boolean matters = result.effect() >= statistic.threshold();
        boolean significant = adjustedPValue < options.significance();
        return matters && significant && exceedsCalibrated() ? Verdict.DRIFTED : Verdict.STABLE;
    }

    private boolean exceedsCalibrated() {
        return calibrated == null || calibrated.isExceededBy(result.statistic());
    }

    private String calibrationReason() {
        return calibrated == null ? "" : calibrated.reason(result.statistic());
    }

    private String whyNoVerdict() {
        if (noValue != null) {
            return noValue;
        }
        if (Math.min(referenceSize, currentSize) >= options.minimumSample()) {
            return "it is not defined for these data.";
        }
        boolean tooFewReferences = referenceSize < options.minimumSample();
        return "the " + (tooFewReferences ? "reference" : "current sample") + " has "
                + (tooFewReferences ? referenceSize : currentSize) + " values, at least " + options.minimumSample()
                + " are needed.";
    }

    private String reason(double adjustedPValue, AdjustedPValues adjusted) {
        String effect = NumberWords.of(result.effect());
        String value = result.effect() == result.statistic()
                ? effect
                : "an effect of " + effect + " (value " + NumberWords.of(result.statistic()) + ")";
        String threshold = NumberWords.of(statistic.threshold());
        if (result.effect() < statistic.threshold()) {
            return value + " is below the threshold of " + threshold + "."
                    + (mayReachThreshold() ? " It could be up to " + NumberWords.of(result.upperBound()) + "." : "");
        }
        boolean corrected = adjusted.correction() != MultipleTestCorrection.NONE;
        String among = corrected && result.pValue() < options.significance()
                ? "among " + adjusted.familySize(statistic.id()) + " columns"
                : "with samples this small";
        String pValue = "(p " + pWords(result.pValue(), "= ")
                + (corrected ? ", adjusted " + pWords(adjustedPValue, "") : "") + ").";
        return value + " reaches the threshold of " + threshold
                + (adjustedPValue < options.significance()
                        ? exceedsCalibrated() ? ", and chance is no explanation " : ", but not the calibrated one "
                        : ", but " + among + " chance explains it ")
                + pValue;
    }

    /** Below the least the exact figure says nothing, unless it is to be compared with a significance that is smaller still. */
    private String pWords(double pValue, String equal) {
        return pValue < LEAST_P_VALUE && pValue < options.significance()
                ? "< " + NumberWords.of(LEAST_P_VALUE)
                : equal
                        + NumberWords.of(
                                new BigDecimal(pValue).round(THREE_DIGITS).doubleValue());
    }

    /** An effect in another unit than the value has no upper bound of its own. */
    private boolean mayReachThreshold() {
        return !(statistic instanceof ValuedStatistic)
                && result.effect() == result.statistic()
                && result.upperBound() > result.statistic()
                && result.upperBound() >= statistic.threshold();
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
