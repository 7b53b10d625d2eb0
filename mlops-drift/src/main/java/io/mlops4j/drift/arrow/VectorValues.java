// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.kernel.NumberSource;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** The values of one vector, as numbers or as categories. */
sealed interface VectorValues permits VectorValues.Numbers, Categories, Encoded, VectorValues.Unsupported {
    /** Where values go. */
    interface Target {
        /** The first {@code count} elements are values; may be called with none, to make the column known. */
        void numbers(double[] values, int count);

        /** All rows of a vector, nulls among them. */
        void numbers(NumberSource values);

        void category(String category, long times);

        void nulls(long times);

        void mismatched(long times);
    }

    /** Hands every row of the vector to the target. */
    void copyTo(Target target);

    /**
     * Looks at a vector's type, dictionary and buffer lengths, and reads no value yet.
     *
     * @throws IllegalArgumentException if its dictionary is not provided, or a buffer is too small
     */
    static VectorValues of(FieldVector vector, DictionaryProvider dictionaries) {
        BufferLengths.require(vector);
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            return VectorTypes.values(vector);
        }
        Dictionary dictionary = dictionaries.lookup(encoding.getId());
        if (dictionary == null) {
            throw new IllegalArgumentException("Cannot read column '" + vector.getName() + "': there is no dictionary "
                    + encoding.getId() + " (pass the reader's DictionaryProvider)");
        }
        BufferLengths.require(dictionary.getVector());
        VectorValues entries = VectorTypes.values(dictionary.getVector());
        boolean isEncoded = vector instanceof BaseIntVector && !(entries instanceof Unsupported);
        if (isEncoded && vector instanceof BaseFixedWidthVector indexes) {
            return new Encoded(indexes, dictionary.getVector(), entries);
        }
        return Unsupported.of(vector);
    }

    /**
     * Numbers.
     *
     * @param values a single one
     * @param all all of them, made when needed
     */
    record Numbers(FieldVector vector, IntToDoubleFunction values, Supplier<NumberSource> all) implements VectorValues {
        /** Those that Arrow must decode one by one. */
        static Numbers decoded(FieldVector vector, IntToDoubleFunction values) {
            return new Numbers(vector, values, () -> new DecodedNumbers(vector, values));
        }

        /** Those that are made of elements of one width. */
        static Numbers widened(BaseFixedWidthVector vector, Widening widening) {
            Supplier<NumberSource> all = vector instanceof Float8Vector doubles && DirectDoubles.possible()
                    ? () -> new DirectDoubles(doubles)
                    : () -> new FixedWidthNumbers(vector, widening);
            return new Numbers(vector, row -> FixedWidthNumbers.value(vector, row, widening), all);
        }

        @Override
        public void copyTo(Target target) {
            target.numbers(all.get());
        }
    }

    /**
     * A type that is neither.
     *
     * @param nulls counted beforehand, since after a look at the type, the length and the buffers nothing may fail
     * @param others rows that are not null
     */
    record Unsupported(long nulls, long others) implements VectorValues {
        static Unsupported of(FieldVector vector) {
            try {
                int nulls = vector.getNullCount();
                return new Unsupported(nulls, vector.getValueCount() - (long) nulls);
            } catch (IndexOutOfBoundsException | IllegalStateException e) {
                throw new IllegalArgumentException(
                        "Cannot read column '" + vector.getName() + "': its nulls cannot be counted", e);
            }
        }

        @Override
        public void copyTo(Target target) {
            target.nulls(nulls);
            target.mismatched(others);
        }
    }
}
