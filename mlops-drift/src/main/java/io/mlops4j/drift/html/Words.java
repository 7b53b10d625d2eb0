// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.Verdict;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import java.util.Locale;

/** Numbers and verdicts as the page writes them, the same in every locale. */
final class Words {
    // Below, two decimals of a percentage or score would read as nothing.
    private static final double TINY_P = 1e-4;
    private static final double LARGE = 100;
    static final char MINUS = '\u2212';

    /** What is called stable although its score is on or above its line. */
    static final String WITHIN_CHANCE = "over the line, within chance";

    private Words() {}

    static String score(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        return String.format(Locale.ROOT, value < LARGE ? "%.2f" : "%.0f", value);
    }

    static String exactly(double value) {
        return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.4f", value);
    }

    static String pValue(double value) {
        return value < TINY_P ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", value);
    }

    static String percent(double share) {
        double percent = 100 * share;
        boolean needsDecimal = percent > 0 && percent < 10;
        return String.format(Locale.ROOT, needsDecimal ? "%.1f\u00a0%%" : "%.0f\u00a0%%", percent);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= LARGE ? "%,.0f" : size >= 1 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value).replace('-', MINUS);
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "stable";
            case DRIFTED -> "drifted";
            case INSUFFICIENT_DATA -> "too little data";
        };
    }

    /** What to add to a sentence about p; empty if nothing was corrected. */
    static String correction(MultipleTestCorrection correction) {
        return switch (correction) {
            case NONE -> "";
            case BONFERRONI -> ", corrected for the number of columns (Bonferroni)";
            case HOLM -> ", corrected for the number of columns (Holm)";
            case BENJAMINI_HOCHBERG -> ", corrected for the number of columns (Benjamini and Hochberg)";
        };
    }

    /** The verdict on a score that is so many times its threshold. */
    static String verdict(Verdict verdict, double ratio) {
        return verdict == Verdict.STABLE && ratio >= 1 ? WITHIN_CHANCE : verdict(verdict);
    }

    static String capitalised(String sentence) {
        int first = sentence.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + sentence.substring(Character.charCount(first));
    }

    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
