// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.ReferenceProfileBuilder;
import io.mlops4j.drift.kernel.NumberSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Adds Arrow vectors to a reference profile or to current counts. A vector belongs to the column of its field's name.
 *
 * <p>Floating point (32 and 64 bits), all integers, decimals, dates and timestamps are numbers; integers beyond 2^53 are
 * rounded to the nearest double, dates and timestamps are milliseconds since 1970 (in UTC where they have a zone). Text and large
 * text are categories, and so are booleans, as {@code true} and {@code false}. A dictionary-encoded vector is what its
 * dictionary is. A vector of integers is not taken into a column of categories, where a row's integer counts as its text: its values
 * are mismatched there, and refused when a profile is built. Nulls come from the validity bitmap. Other types, and
 * indexes outside the dictionary, are refused when a profile is built, and count as mismatched when data is observed.
 *
 * <p>Vectors are only read, and not kept. Immutable and safe for many threads, each with its own vectors, builder and counts.
 */
public final class ArrowColumns {
    private static final ArrowColumns DEFAULTS = new ArrowColumns(new DictionaryProvider.MapDictionaryProvider());

    private final DictionaryProvider dictionaries;

    private ArrowColumns(DictionaryProvider dictionaries) {
        this.dictionaries = dictionaries;
    }

    /**
     * The default: no dictionaries.
     *
     * @return the reader
     */
    public static ArrowColumns withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses where dictionaries of dictionary-encoded vectors come from, for instance the reader of an Arrow file.
     *
     * @param value the provider; asked for each vector anew
     * @return the reader with that provider
     */
    public ArrowColumns with(DictionaryProvider value) {
        return new ArrowColumns(value);
    }

    /**
     * Adds every vector of a batch to a profile.
     *
     * @param builder the profile
     * @param batch one batch of the reference sample
     * @return the builder
     * @throws IllegalArgumentException if a vector is of an unsupported type, is shorter than the batch, has no dictionary, or
     *     buffers too small for its length; nothing is added then. Also if a vector belongs to a column of the other kind, or
     *     has an index outside its dictionary; the vectors before it are then added
     */
    public ReferenceProfileBuilder addTo(ReferenceProfileBuilder builder, VectorSchemaRoot batch) {
        List<Runnable> columns = new ArrayList<>();
        for (FieldVector vector : batch.getFieldVectors()) {
            requireLength(vector, batch);
            VectorValues values = supported(vector);
            columns.add(() -> values.copyTo(new ProfileTarget(builder, vector.getName())));
        }
        columns.forEach(Runnable::run);
        return builder;
    }

    /**
     * Adds one vector to a profile.
     *
     * @param builder the profile
     * @param vector one batch of one column of the reference sample
     * @return the builder
     * @throws IllegalArgumentException if the vector is of an unsupported type, has no dictionary or an index outside it, or
     *     buffers too small for its length, or belongs to a column of the other kind
     */
    public ReferenceProfileBuilder addTo(ReferenceProfileBuilder builder, FieldVector vector) {
        supported(vector).copyTo(new ProfileTarget(builder, vector.getName()));
        return builder;
    }

    private VectorValues supported(FieldVector vector) {
        VectorValues values = VectorValues.of(vector, dictionaries);
        if (values instanceof VectorValues.Unsupported) {
            throw new IllegalArgumentException("Cannot profile column '" + vector.getName() + "': vectors of type "
                    + vector.getField().getType() + " are not supported (leave it out, or add the others one by one)");
        }
        return values;
    }

    /**
     * Counts every column of the profile in a batch. A column that the batch does not have counts as null in every row; a
     * vector that the profile does not have is ignored.
     *
     * @param counts the counts
     * @param batch one batch of current data
     * @return the counts
     * @throws IllegalArgumentException if a vector is shorter than the batch, has no dictionary, or has buffers too small for
     *     its length; nothing is counted then
     */
    public CurrentCounts observe(CurrentCounts counts, VectorSchemaRoot batch) {
        List<Runnable> columns = new ArrayList<>();
        for (String column : counts.profile().columns()) {
            FieldVector vector = batch.getVector(column);
            if (vector == null) {
                columns.add(() -> counts.observeNulls(column, batch.getRowCount()));
            } else {
                requireLength(vector, batch);
                VectorValues values = VectorValues.of(vector, dictionaries);
                columns.add(() -> values.copyTo(new CountsTarget(counts, column)));
            }
        }
        columns.forEach(Runnable::run);
        return counts;
    }

    /**
     * Counts one vector.
     *
     * @param counts the counts
     * @param vector one batch of current data of one column
     * @return the counts
     * @throws IllegalArgumentException if the profile has no column of that name, or the vector has no dictionary or buffers
     *     too small for its length; nothing is counted then
     */
    public CurrentCounts observe(CurrentCounts counts, FieldVector vector) {
        VectorValues.of(vector, dictionaries).copyTo(new CountsTarget(counts, vector.getName()));
        return counts;
    }

    private static void requireLength(FieldVector vector, VectorSchemaRoot batch) {
        if (vector.getValueCount() != batch.getRowCount()) {
            throw new IllegalArgumentException("Cannot read column '" + vector.getName() + "': it has "
                    + vector.getValueCount() + " values in a batch of " + batch.getRowCount() + " rows");
        }
    }

    private record ProfileTarget(ReferenceProfileBuilder builder, String column) implements VectorValues.Target {
        @Override
        public void numbers(double[] values, int count) {
            builder.numeric(column, values, 0, count);
        }

        @Override
        public void numbers(NumberSource values) {
            int rows = values.rows();
            double[] chunk = new double[Math.min(NumberSource.CHUNK, rows)];
            numbers(chunk, 0);
            for (int row = 0; row < rows; row += chunk.length) {
                numbers(chunk, values.copy(row, Math.min(chunk.length, rows - row), chunk));
            }
            nulls(values.nulls());
        }

        @Override
        public void category(String category, long times) {
            builder.category(column, category, times);
        }

        @Override
        public void nulls(long times) {
            builder.nulls(column, times);
        }

        @Override
        public void mismatched(long times) {
            if (times > 0) {
                throw new IllegalArgumentException(
                        "Cannot profile column '" + column + "': " + times + " indexes are not in its dictionary");
            }
        }
    }

    private record CountsTarget(CurrentCounts counts, String column) implements VectorValues.Target {
        @Override
        public void numbers(double[] values, int count) {
            counts.observe(column, values, 0, count);
        }

        @Override
        public void numbers(NumberSource values) {
            counts.observe(column, values);
        }

        @Override
        public void category(String category, long times) {
            counts.observeCategory(column, category, times);
        }

        @Override
        public void nulls(long times) {
            counts.observeNulls(column, times);
        }

        @Override
        public void mismatched(long times) {
            counts.observeMismatched(column, times);
        }
    }
}
