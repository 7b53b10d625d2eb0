// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Names;
import java.util.ArrayList;
import java.util.List;

/** Valid values that have broken stores: every backend must keep each of them exactly and apart from all others. */
final class Samples {
    private static final String FAMILY = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";

    private Samples() {}

    /** Names as {@link Names#name} allows them, in no order. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("a", "A", "Case", "case", "CASE", "a b", "a%20b", "a+b", "a_b"));
        // what a file system, a URL, a shell, a query or a log gives a meaning to
        names.addAll(
                List.of("%", "%2e%2e", "%252e%252e", "%2F", "...", "..a", "a..", "a.", ".a", "~", "-rf", "a:b", "C:x"));
        names.addAll(
                List.of("CON", "con", "NUL", "aux.txt", "lpt1", "#", ";", "?", "a?b", "*", "|", "<b>", "$HOME", "`a`"));
        names.addAll(List.of("'", "\"", "a'; DROP TABLE runs--", "{}", "[0]", "null", "file:", "=", "@", "&"));
        // what a store may call its own files
        names.addAll(List.of("tmp", "log", "objects", "FORMAT", "000000000001.rec", "0", "1", "-1", "1e3"));
        names.addAll(List.of(
                "\u00e9", "\u65e5\u672c\u8a9e", "\u05d0\u05d1", "\ud83d\ude80", FAMILY, "\u00df", "ss", "\u0130"));
        names.addAll(longNames());
        return List.copyOf(names);
    }

    private static List<String> longNames() {
        String ascii = "x".repeat(Names.MAX_NAME);
        String twoBytes = "\u00e9".repeat(Names.MAX_NAME);
        String threeBytes = "\u754c".repeat(Names.MAX_NAME);
        String almost = "\u754c".repeat(Names.MAX_NAME - 1);
        String fourBytes = "\ud83d\ude80".repeat(Names.MAX_NAME / 2);
        return List.of(ascii, twoBytes, threeBytes, almost + "a", almost + "b", almost + "A", fourBytes);
    }

    /** Keys as {@link Names#key} allows them, which may look like paths. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(names());
        keys.addAll(List.of("a/b", "a//b", "/", "\\", ".", "..", "../../etc/passwd", "/etc/passwd", "\\\\host\\share"));
        return List.copyOf(keys);
    }

    /** Texts as {@link Names#text} allows them. */
    static List<String> texts() {
        String mixed = "a\u00e9\u754c\ud83d\ude80\"\\\n";
        return List.of(
                "",
                " ",
                "null",
                "\u0001\u001f\u007f\u0085",
                "first\nsecond\r\nthird\ttab",
                "\"quoted\" \\ back / slash",
                "\u2028\u2029\ufeff\u202e",
                "e\u0301 is not \u00e9",
                "\uffff\ufffe\ufffd",
                "NaN",
                "x".repeat(Names.MAX_TEXT),
                "\u754c".repeat(Names.MAX_TEXT),
                "\ud83d\ude80".repeat(Names.MAX_TEXT / 2),
                mixed.repeat(Names.MAX_TEXT / mixed.length()));
    }

    /** Doubles of every kind. */
    static List<Double> doubles() {
        return List.of(
                Double.NaN,
                Double.longBitsToDouble(0xfff8_0000_0000_0001L),
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Math.nextDown(Double.MIN_NORMAL),
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                0.1,
                1.0 / 3,
                Math.nextUp(1.0),
                Math.nextDown(1.0),
                1e22,
                1e23,
                2.0e-3,
                9_007_199_254_740_993.0,
                2.2250738585072011e-308);
    }

    /** Longs of every kind. */
    static List<Long> longs() {
        return List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, 1L, 9_007_199_254_740_993L, Long.MAX_VALUE);
    }

    /** Lines of JSON that are hard to keep to the character. */
    static List<String> payloads() {
        List<String> payloads = new ArrayList<>(List.of(
                "{}",
                "  {\"a\" : 1 }  ",
                "\t{}\t",
                "{\"a\":\"\\n\\u0000\\ud800\"}",
                "{\"a\":1e400,\"a\":-0.0}",
                "{\"\u00e9\":\"e\u0301\",\"\u754c\":\"\ud83d\ude80\"}",
                "{\"a\":\"\ufeff\u202e\u2028\u2029\u0085\uffff\"}",
                "{\"a\":\"" + "x".repeat(70_000) + "\"}"));
        payloads.add("{\"a\":\"" + "\u754c".repeat(1_000_000) + "\"}");
        payloads.add(ofBytes(4 * 1024 * 1024));
        return List.copyOf(payloads);
    }

    /** What is no line of text that every store can keep. */
    static List<String> misshapenPayloads() {
        int limit = 4 * 1024 * 1024;
        return List.of(
                "{\"a\":1,\n\"b\":2}",
                "{}\n",
                "{}\r",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\ud800\"}",
                "{\"a\":\"\udc00\ud800\"}",
                ofBytes(limit + 1),
                "\u754c".repeat(limit / 3 + 1));
    }

    /** A line of JSON of so many bytes. */
    static String ofBytes(int size) {
        String frame = "{\"a\":\"\"}";
        return "{\"a\":\"" + "x".repeat(size - frame.length()) + "\"}";
    }
}
