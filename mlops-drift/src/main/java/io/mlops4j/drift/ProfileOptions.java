// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.Binning;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much a {@link ReferenceProfile} keeps of its sample.
 *
 * <p>Immutable and safe for many threads. Crosses processes of the same version of the library by Java serialisation.
 */
public final class ProfileOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    // Deciles: what PSI's customary thresholds were made for.
    private static final int DEFAULT_BINS = 10;
    // The exact distance for up to this many distinct values, and otherwise one known to about 1 / 10,000.
    private static final int DEFAULT_RANK_POINTS = 10_000;
    // Twice the bins: below, some of ten quantile bins would hold a single value anyway.
    private static final int DEFAULT_VALUES_AS_BINS = 20;
    // Above a thousand categories a column is rather an identifier; the rarest are then pooled.
    private static final int DEFAULT_CATEGORIES = 1_000;
    private static final int DEFAULT_UNSEEN_CATEGORIES = 1_000;

    private static final ProfileOptions DEFAULTS = new ProfileOptions(
            Binning.quantiles(DEFAULT_BINS),
            Map.of(),
            DEFAULT_RANK_POINTS,
            DEFAULT_VALUES_AS_BINS,
            DEFAULT_CATEGORIES,
            DEFAULT_UNSEEN_CATEGORIES);

    private final transient Binning binning;
    private final transient Map<String, Binning> binningOfColumns;
    private final transient int rankPoints;
    private final transient int valuesAsBins;
    private final transient int categories;
    private final transient int unseenCategories;

    private ProfileOptions(
            Binning binning,
            Map<String, Binning> binningOfColumns,
            int rankPoints,
            int valuesAsBins,
            int categories,
            int unseenCategories) {
        this.binning = binning;
        this.binningOfColumns = Map.copyOf(binningOfColumns);
        this.rankPoints = require("rankPoints", rankPoints, 2, 10_000_000);
        this.valuesAsBins = require("valuesAsBins", valuesAsBins, 0, 10_000);
        this.categories = require("categories", categories, 1, 1_000_000);
        this.unseenCategories = require("unseenCategories", unseenCategories, 0, 1_000_000);
    }

    /**
     * The default options: 10 quantile bins, 10,000 rank points, up to 20 distinct values as bins, 1,000 categories and 1,000 new
     * categories by name.
     *
     * @return the options
     */
    public static ProfileOptions withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the number of quantile bins of every numeric column that has no binning of its own. Equal edges are merged, so there
     * may be fewer.
     *
     * @param value from 1 to 10,000
     * @return the options with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public ProfileOptions withBins(int value) {
        return with(Binning.quantiles(value));
    }

    /**
     * Chooses where the bins of every numeric column lie that has no binning of its own.
     *
     * @param value quantiles of the reference (the default), equal width, or given edges
     * @return the options with that binning
     */
    public ProfileOptions with(Binning value) {
        return new ProfileOptions(value, binningOfColumns, rankPoints, valuesAsBins, categories, unseenCategories);
    }

    /**
     * Chooses where the bins of one numeric column lie. The profile must then have that column.
     *
     * @param column the column's name
     * @param value quantiles of the reference, equal width, or given edges
     * @return the options with that binning for that column
     */
    public ProfileOptions with(String column, Binning value) {
        Map<String, Binning> changed = new HashMap<>(binningOfColumns);
        changed.put(column, value);
        return new ProfileOptions(binning, changed, rankPoints, valuesAsBins, categories, unseenCategories);
    }

    /**
     * Chooses how many values of a numeric column are kept as rank points. Up to this many distinct values, every one is
     * kept and the Kolmogorov-Smirnov distance is exact; above, evenly spaced quantiles are kept, the distance is given with
     * its bounds, and the report says so.
     *
     * @param value from 2 to 10,000,000
     * @return the options with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public ProfileOptions withRankPoints(int value) {
        return new ProfileOptions(binning, binningOfColumns, value, valuesAsBins, categories, unseenCategories);
    }

    /**
     * Chooses up to how many distinct values of a numeric column each value is a bin of its own. It must also occur five
     * times on average, so that a small sample of a continuous quantity is not mistaken for a set of codes. Values that the
     * reference does not have then share one further bin. Given edges are used all the same.
     *
     * @param value from 0 (never) to 10,000
     * @return the options with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public ProfileOptions withValuesAsBins(int value) {
        return new ProfileOptions(binning, binningOfColumns, rankPoints, value, categories, unseenCategories);
    }

    /**
     * Chooses how many categories of a column the profile keeps by name, the most frequent first. The rest are pooled.
     *
     * @param value from 1 to 1,000,000
     * @return the options with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public ProfileOptions withCategories(int value) {
        return new ProfileOptions(binning, binningOfColumns, rankPoints, valuesAsBins, value, unseenCategories);
    }

    /**
     * Chooses how many categories that the profile has no name for are kept by name in later counts, the first in the order
     * of their names. The rest are pooled, and the report says so.
     *
     * @param value from 0 to 1,000,000
     * @return the options with that number
     * @throws IllegalArgumentException if the value is out of range
     */
    public ProfileOptions withUnseenCategories(int value) {
        return new ProfileOptions(binning, binningOfColumns, rankPoints, valuesAsBins, categories, value);
    }

    Binning binning(String column) {
        return binningOfColumns.getOrDefault(column, binning);
    }

    /** The columns that have a binning of their own. */
    Set<String> binnedColumns() {
        return binningOfColumns.keySet();
    }

    int rankPoints() {
        return rankPoints;
    }

    int valuesAsBins() {
        return valuesAsBins;
    }

    int categories() {
        return categories;
    }

    int unseenCategories() {
        return unseenCategories;
    }

    private static int require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": " + value + " (must be from " + least + " to " + most + ")");
        }
        return value;
    }

    private Object writeReplace() {
        return new Serialized(binning, binningOfColumns, rankPoints, valuesAsBins, categories, unseenCategories);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Cannot read profile options: only their serialised form is accepted");
    }

    /** Stands in for the options, so that they are checked when they are deserialised. */
    private record Serialized(
            Binning binning,
            Map<String, Binning> binningOfColumns,
            int rankPoints,
            int valuesAsBins,
            int categories,
            int unseenCategories)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new ProfileOptions(
                    binning, binningOfColumns, rankPoints, valuesAsBins, categories, unseenCategories);
        }
    }
}
