// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * A statistic with its p-value.
 *
 * @param statistic the value, at least 0; infinite only where the statistic's documentation says so; NaN if undefined
 * @param upperBound the largest value the full data could have had; equals {@code statistic} when that is exact; positive
 *     infinity where a distance of values lies beyond the points between which distances are known
 * @param effect what is held against the threshold: the statistic itself, or, for one that grows with the samples, a measure
 *     that does not
 * @param pValue the probability, if nothing has drifted, of a value at least as large; 0 to 1, NaN if undefined
 * @param law how the p-value was obtained, in words
 */
public record TestResult(double statistic, double upperBound, double effect, double pValue, String law) {
    static TestResult undefined(String law) {
        return new TestResult(Double.NaN, Double.NaN, Double.NaN, Double.NaN, law);
    }

    static TestResult exact(double statistic, double pValue, String law) {
        return new TestResult(statistic, statistic, statistic, pValue, law);
    }

    static TestResult bounded(double statistic, double upperBound, double pValue, String law) {
        return new TestResult(statistic, upperBound, statistic, pValue, law);
    }

    TestResult withEffect(double value) {
        return new TestResult(statistic, upperBound, value, pValue, law);
    }
}
