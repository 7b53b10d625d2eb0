// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many values that are bound as one.
 *
 * @param type the type of each, as the database calls it
 * @param elements the values, which may be null
 */
public record SqlArray(String type, List<@Nullable Object> elements) {
    /**
     * Takes one value of each of several things.
     *
     * @param <T> the things
     * @param type the type of the values, as the database calls it
     * @param things the things
     * @param value what is taken of each
     * @return the values, in the order of the things
     */
    public static <T> SqlArray of(String type, List<T> things, Function<T, ? extends @Nullable Object> value) {
        List<@Nullable Object> elements = new ArrayList<>(things.size());
        things.forEach(thing -> elements.add(value.apply(thing)));
        return new SqlArray(type, elements);
    }
}
