// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.codec.CountsCodec;
import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.kernel.NumberSource;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of later data against one {@link ReferenceProfile}: for each column how many values fell below and on each of its
 * rank points, or how often each category occurred, and how many were missing and why. Values are not kept.
 *
 * <p>All of it is whole numbers that add up, so {@link #merge} is exact, commutative and associative: count partitions, windows
 * or threads separately and merge, in any order and grouping, and get the same counts, the same bytes and the same report.
 *
 * <p>A value that does not fit its column's kind, a text among numbers, is counted as <em>mismatched</em> and never an error,
 * so one bad column does not stop the others. New categories are kept by name up to a limit: the first in the order of their
 * names, the rest pooled. Of a category of more than 1,000 characters the first 1,000 are its name, in the reference too.
 *
 * <p>Mutable, for one thread at a time. Crosses processes by Java serialisation, which carries the profile in every message, or as
 * {@linkplain #toBytes() bytes}, which carry only its digest. What is read by Java serialisation shares one profile with all
 * else of the same digest that is still in use. In an engine:
 *
 * <ul>
 *   <li>Apache Spark: broadcast the profile, count in {@code mapPartitions}, return {@link #toBytes()} of each partition, and merge on
 *       the driver. As the value of an accumulator, Java serialisation does, at the price of the profile in each task's result.
 *   <li>Apache Flink: keep {@link #toBytes()} in the state ({@code byte[]}), and the profile in a field that {@code open} fills.
 *   <li>Kryo: it passes over Java serialisation's stand-ins unless told to use its {@code JavaSerializer} for this class and the
 *       profile's; send {@link #toBytes()} instead.
 * </ul>
 */
public final class CurrentCounts implements Serializable {
    private static final long serialVersionUID = 1L;
    // A line in a log, not a listing.
    private static final int COLUMNS_SHOWN = 20;
    private static final Absences ONE_NULL = new Absences(1, 0, 0);
    private static final Absences ONE_MISMATCHED = new Absences(0, 0, 1);

    private final transient ReferenceProfile profile;
    private final transient List<ColumnCounts> columns;

    // Kept, since a row is counted value by value and must not make garbage of each.
    private final transient double[] number = new double[1];

    CurrentCounts(ReferenceProfile profile, List<ColumnCounts> columns) {
        this.profile = profile;
        this.columns = columns;
    }

    /**
     * Reads what {@link #toBytes()} wrote, in this or an earlier version of the library.
     *
     * @param profile the profile that the counts were made against
     * @param bytes the bytes
     * @return the counts
     * @throws io.mlops4j.error.CorruptRecordException if the bytes are damaged or were altered
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer version of the library wrote them
     * @throws IllegalArgumentException if they were made against another profile
     */
    public static CurrentCounts fromBytes(ReferenceProfile profile, byte[] bytes) {
        return new CurrentCounts(profile, CountsCodec.fromBytes(profile.digest(), profile.columnProfiles(), bytes));
    }

    /**
     * The profile that is counted against.
     *
     * @return the profile
     */
    public ReferenceProfile profile() {
        return profile;
    }

    /**
     * Counts numbers.
     *
     * @param column the column's name; if it is categorical, every value is mismatched
     * @param values NaN counts as missing, infinities are values
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column
     */
    public CurrentCounts observe(String column, double... values) {
        return observe(column, values, 0, values.length);
    }

    /**
     * Counts numbers from a part of an array.
     *
     * @param column the column's name; if it is categorical, every value is mismatched
     * @param values NaN counts as missing, infinities are values
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code values}
     */
    public CurrentCounts observe(String column, double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        column(column).addNumbers(values, from, to);
        return this;
    }

    /**
     * Counts numbers that do not lie in an array, such as a vector's in memory outside the heap.
     *
     * @param column the column's name; if it is categorical, every value is mismatched
     * @param values null and NaN count as missing, infinities are values
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column
     */
    public CurrentCounts observe(String column, NumberSource values) {
        column(column).addNumbers(values);
        return this;
    }

    /**
     * Counts categories.
     *
     * @param column the column's name; if it is numeric, every value but null is mismatched
     * @param values null counts as missing, the empty string is a category
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column
     */
    public CurrentCounts observe(String column, @Nullable String... values) {
        if (values == null) {
            throw new IllegalArgumentException(
                    "Invalid values: null (an array; for rows without a value, observeNulls)");
        }
        return observe(column, Arrays.asList(values));
    }

    /**
     * Counts categories.
     *
     * @param column the column's name; if it is numeric, every value but null is mismatched
     * @param values null counts as missing, the empty string is a category
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column
     */
    public CurrentCounts observe(String column, Collection<? extends @Nullable String> values) {
        ColumnCounts counts = column(column);
        for (String value : values) {
            counts.addCategory(value, 1);
        }
        return this;
    }

    /**
     * Counts one row.
     *
     * <p>A numeric column takes a {@link Number}, or a point in time, which counts as milliseconds since 1970 in UTC with their
     * fraction, the same as from an Arrow vector: {@link java.time.Instant}, {@link java.time.OffsetDateTime}, {@link
     * java.time.ZonedDateTime}, {@link java.time.LocalDateTime} (taken as UTC), {@link java.time.LocalDate} (its start in UTC), {@link
     * java.util.Date}, {@code java.sql.Timestamp}, and {@code java.sql.Date} as the day that it shows.
     *
     * <p>A categorical column takes a {@link CharSequence}, {@link Character}, {@link Boolean}, {@link Enum} (by its name), {@link
     * java.util.UUID}, or a whole number ({@link Integer}, {@link Long}, {@link Short}, {@link Byte}, {@link java.math.BigInteger}), as the
     * text of {@code toString()}; of a long text the first 1,000 characters.
     *
     * <p>Anything else is mismatched: other numbers among categories, {@code java.sql.Time}, and the string types of engines that are
     * no {@link CharSequence}, such as Spark's {@code UTF8String} and Flink's {@code StringData}, of which to pass {@code toString()}.
     *
     * @param row column name to value. A column of the profile that is absent or null counts as missing; a name that the
     *     profile does not have is ignored.
     * @return these counts
     */
    public CurrentCounts observeRow(Map<String, ? extends @Nullable Object> row) {
        List<ColumnProfile> profiles = profile.columnProfiles();
        for (int place = 0; place < profiles.size(); place++) {
            ColumnProfile column = profiles.get(place);
            observe(ReferenceProfile.kind(column), columns.get(place), row.get(column.name()));
        }
        return this;
    }

    private void observe(ColumnKind kind, ColumnCounts counts, @Nullable Object value) {
        if (value == null) {
            counts.addAbsences(ONE_NULL);
        } else if (kind == ColumnKind.NUMERIC) {
            observeNumber(counts, value);
        } else {
            String category = RowValues.category(value);
            if (category == null) {
                counts.addAbsences(ONE_MISMATCHED);
            } else {
                counts.addCategory(category, 1);
            }
        }
    }

    private void observeNumber(ColumnCounts counts, Object value) {
        if (RowValues.isNumber(value)) {
            number[0] = RowValues.number(value);
            counts.addNumbers(number, 0, 1);
        } else {
            counts.addAbsences(ONE_MISMATCHED);
        }
    }

    /**
     * Counts rows of one category.
     *
     * @param column the column's name; if it is numeric, the rows are mismatched
     * @param category null counts as missing
     * @param times how many rows, at least 0
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column, or {@code times} is negative
     * @throws ArithmeticException if more than 2^63 - 1 such rows were counted; nothing is changed then
     */
    public CurrentCounts observeCategory(String column, @Nullable String category, long times) {
        column(column).addCategory(category, ReferenceProfileBuilder.requireCount("times", times));
        return this;
    }

    /**
     * Counts rows without a value.
     *
     * @param column the column's name
     * @param times how many rows, at least 0
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column, or {@code times} is negative
     * @throws ArithmeticException if more than 2^63 - 1 such rows were counted; nothing is changed then
     */
    public CurrentCounts observeNulls(String column, long times) {
        column(column).addAbsences(new Absences(ReferenceProfileBuilder.requireCount("times", times), 0, 0));
        return this;
    }

    /**
     * Counts rows whose value does not fit the column's kind.
     *
     * @param column the column's name
     * @param times how many rows, at least 0
     * @return these counts
     * @throws IllegalArgumentException if the profile has no such column, or {@code times} is negative
     * @throws ArithmeticException if more than 2^63 - 1 such rows were counted; nothing is changed then
     */
    public CurrentCounts observeMismatched(String column, long times) {
        column(column).addAbsences(new Absences(0, 0, ReferenceProfileBuilder.requireCount("times", times)));
        return this;
    }

    /**
     * How many rows of a column were counted so far, and of what sort.
     *
     * @param column the column's name
     * @return the numbers of rows
     * @throws IllegalArgumentException if the profile has no such column
     */
    public SampleSummary summary(String column) {
        return SampleSummary.of(column(column));
    }

    /**
     * Adds the counts of another part of the data.
     *
     * @param other counts of an equal profile; left as they are
     * @return these counts, raised
     * @throws IllegalArgumentException if the other's profile is a different one; nothing is changed then
     * @throws ArithmeticException if a column would have more than 2^63 - 1 rows with a value, or as many nulls, NaN or mismatched;
     *     nothing is changed then
     */
    public CurrentCounts merge(CurrentCounts other) {
        if (!other.profile.equals(profile)) {
            throw new IllegalArgumentException("Cannot merge counts: they belong to profile '" + other.profile.digest()
                    + "', not to '" + profile.digest() + "'");
        }
        for (int place = 0; place < columns.size(); place++) {
            requireMergeable(place, other);
        }
        for (int place = 0; place < columns.size(); place++) {
            columns.get(place).merge(other.columns.get(place));
        }
        return this;
    }

    private void requireMergeable(int place, CurrentCounts other) {
        try {
            columns.get(place).requireMergeable(other.columns.get(place));
        } catch (ArithmeticException e) {
            String column = profile.columnProfiles().get(place).name();
            throw new ArithmeticException("Cannot merge counts: column '" + column
                    + "' would have more rows than 2^63 - 1 (" + e.getMessage() + ")");
        }
    }

    /**
     * Makes independent counts with the same content.
     *
     * @return the copy
     */
    public CurrentCounts copy() {
        return profile.newCounts().merge(this);
    }

    /**
     * Writes the counts with a format version, the profile's digest and a checksum. Equal counts give equal bytes.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        return CountsCodec.toBytes(profile.digest(), columns);
    }

    List<ColumnCounts> columnCounts() {
        return columns;
    }

    private ColumnCounts column(String name) {
        return columns.get(profile.place(name));
    }

    /** The rows of the first columns and the profile's digest, for people. */
    @Override
    public String toString() {
        String rows = IntStream.range(0, Math.min(columns.size(), COLUMNS_SHOWN))
                .mapToObj(place -> profile.columnProfiles().get(place).name() + ": "
                        + SampleSummary.of(columns.get(place)).rows() + " rows")
                .collect(Collectors.joining(", "));
        return "CurrentCounts[" + rows + (columns.size() > COLUMNS_SHOWN ? ", ..." : "") + ", of profile "
                + profile.digest() + "]";
    }

    private Object writeReplace() {
        return new Serialized(profile, toBytes());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Cannot read counts: only their serialised form is accepted");
    }

    /** The checked bytes stand in for the object, so that nothing unchecked can be deserialised. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Serialized(ReferenceProfile profile, byte[] bytes) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return fromBytes(profile, bytes);
        }
    }
}
