// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import java.util.Map;
import java.util.Set;

/**
 * Says what was expected of a thing, in one sentence.
 *
 * @param thing which thing, such as {@code run 'r1'}
 */
record Expectation(String thing) {
    void require(boolean met, String expected, String found) {
        if (!met) {
            throw failed(expected, found);
        }
    }

    void requireText(String what, Map<String, String> texts, String key, String value) {
        String expected = "to have " + what + " '" + key + "' = '" + value + "'";
        String actual = texts.get(key);
        if (actual == null) {
            throw failed(expected, "it has only " + texts.keySet());
        }
        require(actual.equals(value), expected, "it is '" + actual + "'");
    }

    void requireOneOf(String what, Set<String> present, String value) {
        require(present.contains(value), "to have " + what + " '" + value + "'", "it has only " + present);
    }

    AssertionError failed(String expected, String found) {
        return new AssertionError("Expected " + thing + " " + expected + ", but " + found);
    }
}
