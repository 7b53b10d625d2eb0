// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.regex.Pattern;

/**
 * The identity of a run, unique in a store. Made by the library so that ids sort by start time, or chosen by the host
 * when a run is brought along from elsewhere.
 *
 * @param value 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}, starting with a letter or digit
 */
public record RunId(String value) implements Comparable<RunId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the value is not a valid run id
     */
    public RunId {
        if (!SHAPE.matcher(value).matches()) {
            throw Names.invalid(
                    "run id", value, "1 to 64 letters, digits, '_' or '-', starting with a letter or digit");
        }
    }

    /**
     * Reads an id.
     *
     * @param value the id
     * @return the id as its own type
     * @throws IllegalArgumentException if the value is not a valid run id
     */
    public static RunId of(String value) {
        return new RunId(value);
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
