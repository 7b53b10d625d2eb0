// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.codec.ProfileCodec;
import io.mlops4j.drift.codec.ProfileContent;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericProfile;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a reference sample, so that later data can be compared with it: small, built once, stored with the
 * model.
 *
 * <p>Of a numeric column it keeps how many values were null, NaN and infinite, the <em>rank points</em> (every distinct value
 * up to a limit, otherwise quantiles) with the number of values below and on each, and the edges of its bins. Of a categorical
 * column it keeps how often each category occurred, up to a limit, and the number of nulls. See {@link ProfileOptions} for the
 * limits.
 *
 * <p>Rules: NaN counts as missing beside null. Infinities are values: they rank below and above all others and fall into the
 * outer bins. {@code -0.0} equals {@code 0.0}. An empty sample, or one of nothing but nulls, is a valid profile; what cannot be
 * compared with it is reported as {@link Verdict#INSUFFICIENT_DATA}.
 *
 * <p>While later data is counted in bulk, a profile keeps a table for each numeric column: 1 MiB up to 125 rank points, above that
 * 0.9 MB and up to 26 bytes for each point. Tables are let go before memory runs out.
 *
 * <p>Two profiles are equal if their content is, that is, if their digests are. Immutable and safe for many threads. Crosses
 * processes by Java serialisation, as bytes, or as JSON, which people can read.
 */
public final class ReferenceProfile implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient List<ColumnProfile> columns;
    private final transient Map<String, Integer> places = new HashMap<>();
    private final transient String digest;

    ReferenceProfile(List<ColumnProfile> columns) {
        this(new ProfileContent(columns, ProfileCodec.digest(columns)));
    }

    private ReferenceProfile(ProfileContent content) {
        this.columns = content.columns();
        this.digest = content.digest();
        for (ColumnProfile column : this.columns) {
            places.put(column.name(), places.size());
        }
    }

    /**
     * Starts a profile.
     *
     * @return a builder without columns
     */
    public static ReferenceProfileBuilder builder() {
        return new ReferenceProfileBuilder();
    }

    /**
     * Reads what {@link #toJson()} wrote, in this or an earlier version of the library.
     *
     * @param json the text
     * @return the profile, with the same digest
     * @throws io.mlops4j.error.CorruptRecordException if the text is damaged or was altered
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer version of the library wrote it
     */
    public static ReferenceProfile fromJson(String json) {
        return new ReferenceProfile(ProfileCodec.fromJson(json));
    }

    /**
     * Reads what {@link #toBytes()} wrote, in this or an earlier version of the library.
     *
     * @param bytes the bytes; never makes room for more than they can hold
     * @return the profile, with the same digest
     * @throws io.mlops4j.error.CorruptRecordException if the bytes are damaged or were altered
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer version of the library wrote them
     */
    public static ReferenceProfile fromBytes(byte[] bytes) {
        return new ReferenceProfile(ProfileCodec.fromBytes(bytes));
    }

    /**
     * Writes the profile as bytes with a format version, the digest and a checksum. Equal profiles give equal bytes. They are
     * less than half as long as JSON: of a continuous column about 11 bytes per rank point.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        return ProfileCodec.toBytes(columns, digest);
    }

    /**
     * Writes the profile as one JSON object with a format version and the digest.
     *
     * @return the text
     */
    public String toJson() {
        return ProfileCodec.toJson(columns);
    }

    /**
     * The digest of the content. It names the profile: counts and reports carry it.
     *
     * @return SHA-256 in 64 lower-case hexadecimal digits, the same on every machine and JDK
     */
    public String digest() {
        return digest;
    }

    /**
     * The names of the columns.
     *
     * @return in the order in which they were added
     */
    public List<String> columns() {
        return columns.stream().map(ColumnProfile::name).toList();
    }

    /**
     * How a column is compared.
     *
     * @param column its name
     * @return its kind
     * @throws IllegalArgumentException if the profile has no such column
     */
    public ColumnKind kind(String column) {
        return kind(columns.get(place(column)));
    }

    /**
     * How many rows a column of the reference had, and of what sort.
     *
     * @param column its name
     * @return the numbers of rows
     * @throws IllegalArgumentException if the profile has no such column
     */
    public SampleSummary summary(String column) {
        return SampleSummary.of(columns.get(place(column)));
    }

    /**
     * The smallest finite value of a column of the reference.
     *
     * @param column its name
     * @return the value, or nothing if the column is categorical or has no finite value
     * @throws IllegalArgumentException if the profile has no such column
     */
    public OptionalDouble min(String column) {
        return heldPoints(column).min();
    }

    /**
     * The largest finite value of a column of the reference.
     *
     * @param column its name
     * @return the value, or nothing if the column is categorical or has no finite value
     * @throws IllegalArgumentException if the profile has no such column
     */
    public OptionalDouble max(String column) {
        return heldPoints(column).max();
    }

    /** The smallest and the largest finite value are among them. */
    private DoubleStream heldPoints(String column) {
        return columns.get(place(column)) instanceof NumericProfile numeric
                ? numeric.heldPoints()
                : DoubleStream.empty();
    }

    /**
     * Starts counting later data.
     *
     * @return counts of this profile's columns, all zero
     */
    public CurrentCounts newCounts() {
        return new CurrentCounts(
                this, columns.stream().map(ColumnProfile::newCounts).toList());
    }

    List<ColumnProfile> columnProfiles() {
        return columns;
    }

    int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(
                    "Invalid column: '" + column + "' (the profile has " + String.join(", ", columns()) + ")");
        }
        return place;
    }

    static ColumnKind kind(ColumnProfile column) {
        return column instanceof NumericProfile ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferenceProfile profile && profile.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "ReferenceProfile[" + columns.size() + " columns, digest " + digest + "]";
    }

    private Object writeReplace() {
        return new Serialized(toBytes());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Cannot read reference profile: only its serialised form is accepted");
    }

    /** The checked bytes stand in for the object, so that nothing unchecked can be deserialised. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Serialized(byte[] bytes) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return SharedProfiles.read(bytes);
        }
    }
}
