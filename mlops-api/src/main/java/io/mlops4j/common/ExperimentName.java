// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

/**
 * The name of an experiment, unique in a store.
 *
 * @param value the name, valid as {@link Names#name} says
 */
public record ExperimentName(String value) implements Comparable<ExperimentName> {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public ExperimentName {
        Names.name("experiment name", value);
    }

    /**
     * Reads a name.
     *
     * @param value the name
     * @return the name as its own type
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public static ExperimentName of(String value) {
        return new ExperimentName(value);
    }

    @Override
    public int compareTo(ExperimentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
