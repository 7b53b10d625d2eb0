// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many values that are bound as one.
 *
 * @param type the type of each, as the database calls it
 * @param elements the values; not copied
 */
public record SqlArray(String type, @Nullable Object[] elements) {
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
        @Nullable Object[] elements = new @Nullable Object[things.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value.apply(things.get(i));
        }
        return new SqlArray(type, elements);
    }
}
