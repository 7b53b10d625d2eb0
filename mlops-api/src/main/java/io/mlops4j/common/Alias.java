// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.regex.Pattern;

/**
 * A free pointer at one version of a registered model, such as {@code champion}.
 *
 * <p>Case-sensitive. What could be taken for a version number ({@code 3}, {@code v3}) or for a moving target ({@code
 * latest}) is refused, so that an alias is never mistaken for either.
 *
 * @param value 1 to {@value Names#MAX_NAME} of the characters {@code A-Z a-z 0-9 _ . -}, starting with a letter
 */
public record Alias(String value) implements Comparable<Alias> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern NUMBER = Pattern.compile("[vV][0-9]+");

    /**
     * Checks the alias.
     *
     * @throws IllegalArgumentException if the value is not a valid alias
     */
    public Alias {
        Names.name("alias", value);
        if (!SHAPE.matcher(value).matches()) {
            throw Names.invalid("alias", value, "letters, digits, '_', '.' and '-', starting with a letter");
        }
        if (value.equalsIgnoreCase("latest") || NUMBER.matcher(value).matches()) {
            throw Names.invalid("alias", value, "neither 'latest' nor a version number");
        }
    }

    /**
     * Reads an alias.
     *
     * @param value the alias
     * @return the alias as its own type
     * @throws IllegalArgumentException if the value is not a valid alias
     */
    public static Alias of(String value) {
        return new Alias(value);
    }

    @Override
    public int compareTo(Alias other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
