// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

/**
 * A place where a version runs, such as staging or production. Per registered model at most one version is current in
 * it.
 *
 * @param value the name, valid as {@link Names#name} says
 */
public record Environment(String value) implements Comparable<Environment> {
    /** Where a version serves real decisions. */
    public static final Environment PRODUCTION = new Environment("production");

    /** Where a version is rehearsed. */
    public static final Environment STAGING = new Environment("staging");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public Environment {
        Names.name("environment", value);
    }

    /**
     * Reads a name.
     *
     * @param value the name
     * @return the name as its own type
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public static Environment of(String value) {
        return new Environment(value);
    }

    @Override
    public int compareTo(Environment other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
