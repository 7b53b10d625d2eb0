// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalDraft;
import io.mlops4j.drift.column.ColumnDraft;
import io.mlops4j.drift.column.ColumnNames;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects a reference sample, column by column or row by row.
 *
 * <p>Each call adds rows to its column, so a sample may come in batches, from a stream or from parts of one array; the order of
 * batches and rows makes no difference. For rows, the columns are named first, without values:
 *
 * <pre>{@code
 * ReferenceProfileBuilder builder = ReferenceProfile.builder().numeric("age").categorical("channel");
 * rows.forEach(builder::row);
 * }</pre>
 *
 * <p>Columns keep the order in which they were first named. Mutable, for one thread: several fill one builder each, whose samples
 * are then {@link #merge merged}.
 *
 * <p>Of numbers every value is kept until the profile is made, since exact quantiles need them all: 8 to 12 bytes each, and while
 * a column's profile is made up to 32 more for each of its values. Of categories only the counts are kept, each under the first
 * 1,000 characters of its name. A reference too large
 * for that is sampled first: its quantiles are then known to about {@code 1 / sqrt(rows)}, a thousandth for a million rows. For the
 * same reason a builder does not cross processes; gather the sample, and share the profile.
 */
public final class ReferenceProfileBuilder {
    private final Map<String, ColumnDraft> drafts = new LinkedHashMap<>();
    private ProfileOptions options = ProfileOptions.withDefaults();

    // Kept, since rows are added value by value and must not make garbage of each.
    private final double[] number = new double[1];

    ReferenceProfileBuilder() {}

    /**
     * Chooses how much the profile keeps.
     *
     * @param value the options, for all columns
     * @return this builder
     */
    public ReferenceProfileBuilder with(ProfileOptions value) {
        options = value;
        return this;
    }

    /**
     * Adds rows to a column of numbers.
     *
     * @param column the column's name: 1 to 250 characters, no control characters
     * @param values may be empty; NaN counts as missing, infinities are values
     * @return this builder
     * @throws IllegalArgumentException if the name is invalid or belongs to a categorical column
     */
    public ReferenceProfileBuilder numeric(String column, double... values) {
        return numeric(column, values, 0, values.length);
    }

    /**
     * Adds rows to a column of numbers, from a part of an array.
     *
     * @param column the column's name: 1 to 250 characters, no control characters
     * @param values NaN counts as missing, infinities are values
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @return this builder
     * @throws IllegalArgumentException if the name is invalid or belongs to a categorical column
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code values}
     */
    public ReferenceProfileBuilder numeric(String column, double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        numericDraft(column).add(values, from, to);
        return this;
    }

    /**
     * Adds rows to a column of categories.
     *
     * @param column the column's name: 1 to 250 characters, no control characters
     * @param values may be empty; null counts as missing, the empty string is a category
     * @return this builder
     * @throws IllegalArgumentException if the name is invalid or belongs to a numeric column
     */
    public ReferenceProfileBuilder categorical(String column, @Nullable String... values) {
        return categorical(column, Arrays.asList(values));
    }

    /**
     * Adds rows to a column of categories.
     *
     * @param column the column's name: 1 to 250 characters, no control characters
     * @param values may be empty; null counts as missing, the empty string is a category
     * @return this builder
     * @throws IllegalArgumentException if the name is invalid or belongs to a numeric column
     */
    public ReferenceProfileBuilder categorical(String column, Collection<? extends @Nullable String> values) {
        CategoricalDraft draft = categoricalDraft(column);
        for (String value : values) {
            draft.add(value, 1);
        }
        return this;
    }

    /**
     * Adds rows of one category to a column of categories.
     *
     * @param column the column's name: 1 to 250 characters, no control characters
     * @param category null counts as missing
     * @param times how many rows, at least 0
     * @return this builder
     * @throws IllegalArgumentException if the name is invalid or belongs to a numeric column, or {@code times} is negative
     */
    public ReferenceProfileBuilder category(String column, @Nullable String category, long times) {
        categoricalDraft(column).add(category, requireCount("times", times));
        return this;
    }

    /**
     * Adds one row to all columns named before, with the values that {@link CurrentCounts#observeRow} takes.
     *
     * @param row column name to value. A column that is absent or null has one more row without a value; a name that is no
     *     column's is left out.
     * @return this builder
     * @throws IllegalArgumentException if no column was named before, or a value is not of its column's kind; nothing of the row is
     *     added then
     */
    public ReferenceProfileBuilder row(Map<String, ? extends @Nullable Object> row) {
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("Cannot add row: no column was named before");
        }
        drafts.forEach((column, draft) -> requireTaken(column, draft, row.get(column)));
        drafts.forEach((column, draft) -> add(draft, row.get(column)));
        return this;
    }

    private static void requireTaken(String column, ColumnDraft draft, @Nullable Object value) {
        boolean numeric = draft instanceof NumericDraft;
        if (value != null && !(numeric ? RowValues.isNumber(value) : RowValues.category(value) != null)) {
            throw new IllegalArgumentException(
                    "Cannot add row: column '" + column + "' is " + (numeric ? "numeric" : "categorical")
                            + ", its value a " + value.getClass().getName());
        }
    }

    private void add(ColumnDraft draft, @Nullable Object value) {
        if (value == null) {
            draft.addAbsences(new Absences(1, 0, 0));
        } else if (draft instanceof NumericDraft numeric) {
            number[0] = RowValues.number(value);
            numeric.add(number, 0, 1);
        } else {
            ((CategoricalDraft) draft).add(RowValues.category(value), 1);
        }
    }

    /**
     * Adds rows without a value to a column named before.
     *
     * @param column the column's name
     * @param times how many rows, at least 0
     * @return this builder
     * @throws IllegalArgumentException if there is no such column yet, or {@code times} is negative
     */
    public ReferenceProfileBuilder nulls(String column, long times) {
        ColumnDraft draft = drafts.get(column);
        if (draft == null) {
            throw new IllegalArgumentException("Cannot add nulls to column '" + column + "': no values were added yet");
        }
        draft.addAbsences(new Absences(requireCount("times", times), 0, 0));
        return this;
    }

    /**
     * Adds the rows of another part of the sample, of all its columns. New columns follow those already here.
     *
     * @param other left as it is; its options do not matter
     * @return this builder
     * @throws IllegalArgumentException if a column is of numbers in one part and of categories in the other; nothing is added then
     */
    public ReferenceProfileBuilder merge(ReferenceProfileBuilder other) {
        other.drafts.forEach(this::requireSameKind);
        for (Map.Entry<String, ColumnDraft> entry : List.copyOf(other.drafts.entrySet())) {
            if (entry.getValue() instanceof NumericDraft numeric) {
                numericDraft(entry.getKey()).addAll(numeric);
            } else {
                categoricalDraft(entry.getKey()).addAll((CategoricalDraft) entry.getValue());
            }
        }
        return this;
    }

    private void requireSameKind(String column, ColumnDraft draft) {
        ColumnDraft known = drafts.get(column);
        if (known != null && known.getClass() != draft.getClass()) {
            throw new IllegalArgumentException(
                    "Cannot merge column '" + column + "': it is numeric in one part and categorical in the other");
        }
    }

    /**
     * Makes the profile. Takes time and memory in proportion to the sample. The builder may be used further.
     *
     * @return the profile
     * @throws IllegalArgumentException if there is no column, or the options name one for its bins that is not numeric
     */
    public ReferenceProfile build() {
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("Cannot build profile: it has no column");
        }
        for (String column : options.binnedColumns()) {
            if (!(drafts.get(column) instanceof NumericDraft)) {
                throw new IllegalArgumentException(
                        "Cannot build profile: it has no numeric column '" + column + "' to bin as the options say");
            }
        }
        List<ColumnProfile> columns = new ArrayList<>();
        drafts.forEach((name, draft) -> columns.add(profile(name, draft)));
        return new ReferenceProfile(columns);
    }

    private ColumnProfile profile(String name, ColumnDraft draft) {
        return draft instanceof NumericDraft numeric
                ? numeric.toProfile(name, options.binning(name), options.rankPoints(), options.valuesAsBins())
                : ((CategoricalDraft) draft).toProfile(name, options.categories(), options.unseenCategories());
    }

    private NumericDraft numericDraft(String column) {
        ColumnDraft draft = drafts.computeIfAbsent(ColumnNames.require(column), name -> new NumericDraft());
        if (draft instanceof NumericDraft numeric) {
            return numeric;
        }
        throw new IllegalArgumentException("Cannot add numbers to column '" + column + "': it is categorical");
    }

    private CategoricalDraft categoricalDraft(String column) {
        ColumnDraft draft = drafts.computeIfAbsent(ColumnNames.require(column), name -> new CategoricalDraft());
        if (draft instanceof CategoricalDraft categorical) {
            return categorical;
        }
        throw new IllegalArgumentException("Cannot add categories to column '" + column + "': it is numeric");
    }

    static long requireCount(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must not be negative)");
        }
        return value;
    }
}
