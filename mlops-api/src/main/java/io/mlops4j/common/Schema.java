// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a dataset, or of what a model takes or gives, in order.
 *
 * @param fields the columns, each name once
 */
public record Schema(List<Field> fields) {
    /** What values a column has. */
    public enum Type {
        /** True or false. */
        BOOLEAN,
        /** Whole numbers of up to 32 bits. */
        INT32,
        /** Whole numbers of up to 64 bits. */
        INT64,
        /** IEEE 754 single precision. */
        FLOAT32,
        /** IEEE 754 double precision. */
        FLOAT64,
        /** Exact decimal numbers. */
        DECIMAL,
        /** Text or category labels. */
        STRING,
        /** Bytes. */
        BINARY,
        /** Days. */
        DATE,
        /** Points in time. */
        TIMESTAMP,
        /** Fixed-length arrays of numbers. */
        TENSOR
    }

    /** Whether a column may lack values. */
    public enum Presence {
        /** Every row has a value. */
        REQUIRED,
        /** Values may be missing. */
        OPTIONAL
    }

    /**
     * One column.
     *
     * @param name its name, a valid {@link Names#key}
     * @param type its type
     * @param presence whether values may be missing
     */
    public record Field(String name, Type type, Presence presence) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if the name is not a valid key
         */
        public Field {
            Names.key("field name", name);
        }
    }

    /**
     * Checks that no name comes twice.
     *
     * @throws IllegalArgumentException if a name comes twice
     */
    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw Names.invalid("schema", field.name(), "each field name once");
            }
        }
    }

    /**
     * A schema without columns, to add to.
     *
     * @return the empty schema
     */
    public static Schema empty() {
        return new Schema(List.of());
    }

    /**
     * Adds a column that always has a value.
     *
     * @param name the column
     * @param type its type
     * @return this schema with one more column
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    public Schema required(String name, Type type) {
        return with(new Field(name, type, Presence.REQUIRED));
    }

    /**
     * Adds a column whose values may be missing.
     *
     * @param name the column
     * @param type its type
     * @return this schema with one more column
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    public Schema optional(String name, Type type) {
        return with(new Field(name, type, Presence.OPTIONAL));
    }

    /**
     * Adds a column.
     *
     * @param field the column
     * @return this schema with one more column
     * @throws IllegalArgumentException if the name is taken
     */
    public Schema with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Schema(more);
    }
}
