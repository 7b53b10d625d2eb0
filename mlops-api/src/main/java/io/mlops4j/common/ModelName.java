// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

/**
 * The name of a registered model, unique in a store.
 *
 * @param value the name, valid as {@link Names#name} says
 */
public record ModelName(String value) implements Comparable<ModelName> {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public ModelName {
        Names.name("model name", value);
    }

    /**
     * Reads a name.
     *
     * @param value the name
     * @return the name as its own type
     * @throws IllegalArgumentException if the value is not a valid name
     */
    public static ModelName of(String value) {
        return new ModelName(value);
    }

    @Override
    public int compareTo(ModelName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
