// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.Verdict;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers and verdicts as the page writes them, the same in every locale. */
final class Words {
    // Below, two decimals of a percentage or score would read as nothing.
    private static final double TINY_P = 1e-4;
    private static final double TINY = 0.01;
    private static final double LARGE = 100;
    private static final double MANY_TIMES = 1000;
    static final char MINUS = '\u2212';

    /** What is called stable although its score is on or above its line. */
    static final String WITHIN_CHANCE = "over the line, within chance";

    /** What none of the statistics asked for applies to, or none could be computed for. */
    static final String NOT_COMPARED = "not compared";

    private Words() {}

    /** How many times a line, never rounded up to it. */
    static String times(double ratio) {
        if (Double.isInfinite(ratio)) {
            return "∞";
        }
        if (ratio >= MANY_TIMES) {
            return "1000+";
        }
        int decimals = ratio < 10 ? 2 : ratio < LARGE ? 1 : 0;
        return BigDecimal.valueOf(ratio)
                .setScale(decimals, ratio < 1 ? RoundingMode.DOWN : RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A score or threshold, with enough digits not to read as nothing. */
    static String figure(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        boolean tiny = value > 0 && value < TINY;
        return String.format(Locale.ROOT, tiny ? "%.2g" : value < LARGE ? "%.2f" : "%,.0f", value);
    }

    static String exactly(double value) {
        return Double.isInfinite(value)
                ? "∞"
                : String.format(Locale.ROOT, value < MANY_TIMES ? "%.4f" : "%,.0f", value);
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

    static String rows(long count) {
        return count(count) + (count == 1 ? " row" : " rows");
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "no value";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : MINUS + "∞";
        }
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
        if (sentence.isEmpty()) {
            return sentence;
        }
        int first = sentence.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + sentence.substring(Character.charCount(first));
    }

    /** A category's name, also where there is nothing to see. */
    static String category(String name) {
        return name.isEmpty() ? "(empty)" : name.isBlank() ? "(blank)" : name;
    }

    /** The same inside a sentence. */
    static String quoted(String name, int widest) {
        return name.isBlank() ? category(name) : "“" + shortened(name, widest) + "”";
    }

    /** Leaves out the middle, since names often differ at their ends only. East Asian characters count as two. */
    static String shortened(String text, int widest) {
        int[] points = text.codePoints().toArray();
        int width = 0;
        for (int point : points) {
            width += width(point);
        }
        if (width <= widest) {
            return text;
        }
        int head = 0;
        int tail = points.length;
        int left = widest - 1;
        while (head < tail) {
            boolean atHead = head <= points.length - tail;
            int next = points[atHead ? head : tail - 1];
            left -= width(next);
            if (left < 0) {
                break;
            }
            head += atHead ? 1 : 0;
            tail -= atHead ? 0 : 1;
        }
        return new String(points, 0, head) + "…" + new String(points, tail, points.length - tail);
    }

    private static int width(int codePoint) {
        boolean wideLetter =
                codePoint >= 0x1100 && (Character.isIdeographic(codePoint) || Character.isLetter(codePoint));
        return wideLetter || codePoint >= 0x1F000 ? 2 : 1;
    }
}
