// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.text.Normalizer;
import java.util.Objects;

/**
 * The rules that every name, key and text of the library obeys. Thread-safe; holds nothing.
 *
 * <p>A <em>name</em> or <em>key</em> is one line that a person can read aloud and a log can print: no control,
 * line-breaking, direction-changing or invisible characters, no space but the plain one and none at either end, no unpaired
 * surrogates, and Unicode normal form C, so that one spelling of a name has one form. A <em>text</em>
 * may hold anything but NUL and unpaired surrogates, which no database and no UTF-8 file keeps.
 */
public final class Names {
    /** Longest name or key, in UTF-16 code units. */
    public static final int MAX_NAME = 250;

    /** Longest param value, tag value, description or reason, in UTF-16 code units. Longer values are refused, never cut. */
    public static final int MAX_TEXT = 8_000;

    /** Holds emoji together that are made of several characters. */
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Names() {}

    /**
     * Checks a name, which is a key without path separators that is neither {@code .} nor {@code ..}.
     *
     * @param what the kind of name, for the error
     * @param value the candidate
     * @return the same value
     * @throws IllegalArgumentException if the value breaks the rule; the message says which
     */
    public static String name(String what, String value) {
        key(what, value);
        if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0) {
            throw invalid(what, value, "no path separators");
        }
        if (value.equals(".") || value.equals("..")) {
            throw invalid(what, value, "neither '.' nor '..'");
        }
        return value;
    }

    /**
     * Checks the key of a param, metric or tag.
     *
     * @param what the kind of key, for the error
     * @param value the candidate, 1 to {@value #MAX_NAME} UTF-16 code units
     * @return the same value
     * @throws IllegalArgumentException if the value breaks the rule; the message says which
     */
    public static String key(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isEmpty()) {
            throw invalid(what, value, "not empty");
        }
        if (value.length() > MAX_NAME) {
            throw invalid(what, value, "at most " + MAX_NAME + " characters, got " + value.length());
        }
        boolean plain = true;
        for (int i = 0; i < value.length(); i++) {
            plain &= value.charAt(i) > ' ' && value.charAt(i) < 0x7f;
        }
        return plain ? value : unusual(what, value);
    }

    /**
     * Checks a free text.
     *
     * @param what the kind of text, for the error
     * @param value the candidate, 0 to {@value #MAX_TEXT} UTF-16 code units
     * @return the same value
     * @throws IllegalArgumentException if the value breaks the rule; the message says which
     */
    public static String text(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.length() > MAX_TEXT) {
            throw invalid(what, value, "at most " + MAX_TEXT + " characters, got " + value.length());
        }
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            if (point == 0 || isSurrogate(point)) {
                throw invalid(what, value, "no NUL and no unpaired surrogate");
            }
            i += Character.charCount(point);
        }
        return value;
    }

    /**
     * Checks a reason that a person must give: a text with something in it.
     *
     * @param what the kind of text, for the error
     * @param value the candidate
     * @return the same value
     * @throws IllegalArgumentException if the text is blank or breaks the rule of texts
     */
    public static String reason(String what, String value) {
        if (value.isBlank()) {
            throw invalid(what, value, "not blank");
        }
        return text(what, value);
    }

    /**
     * Makes the error of a bad value in the one form that the library uses. The value is shown on one line, shortened,
     * with everything that is not printable escaped.
     *
     * @param what the parameter
     * @param value the refused value
     * @param constraint what a value must be
     * @return the error, to be thrown by the caller
     */
    public static IllegalArgumentException invalid(String what, Object value, String constraint) {
        return new IllegalArgumentException(
                "Invalid " + what + ": '" + printable(value.toString()) + "' (" + constraint + ")");
    }

    private static String unusual(String what, String value) {
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            if (isSurrogate(point)) {
                throw invalid(what, value, "no unpaired surrogates");
            }
            if (isInvisible(point)) {
                throw invalid(what, value, "no control, line-breaking, direction-changing or invisible characters");
            }
            i += Character.charCount(point);
        }
        if (!value.strip().equals(value)) {
            throw invalid(what, value, "no white space at either end");
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw invalid(what, value, "in Unicode normal form C");
        }
        return value;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> point != ZERO_WIDTH_JOINER;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }

    /**
     * Prepares a value for an error or a log: one line, shortened, with everything that cannot be seen escaped.
     *
     * @param value any text
     * @return at most 60 of its characters
     */
    public static String printable(String value) {
        // 60 characters show which value it was without letting a hostile one fill the log
        int end = value.offsetByCodePoints(0, Math.min(value.codePointCount(0, value.length()), 60));
        StringBuilder out = new StringBuilder(end + 3);
        value.substring(0, end).codePoints().forEach(point -> {
            if (isSurrogate(point) || isInvisible(point) || !Character.isDefined(point)) {
                out.append(String.format("\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return value.length() > end ? out.append("...").toString() : out.toString();
    }
}
