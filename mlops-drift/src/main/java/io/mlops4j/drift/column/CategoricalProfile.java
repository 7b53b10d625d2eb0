// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.statistic.BinnedCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.LongStream;

/** The reference of a column of categories: how often each occurred. */
public final class CategoricalProfile implements ColumnProfile {
    private static final String POOLED_WORDS =
            " The reference kept only its most frequent categories by name: those expected there less than twice as often, and"
                    + " five, as the last of them are rare too.";

    private final String name;
    private final Absences absences;
    private final List<String> categories;
    private final long[] counts;
    private final long pooled;
    private final int unseenLimit;
    private final Map<String, Integer> places = new HashMap<>();
    private final long present;

    /**
     * Takes the parts.
     *
     * @param name the column's name
     * @param absences reference rows without a value
     * @param categories how often each named category occurred, in the order of their names
     * @param pooled rows of further categories, whose names were not kept; at least 0
     * @param unseenLimit how many new categories later counts keep by name; at least 0
     * @throws IllegalArgumentException if a count or the limit is negative
     */
    public CategoricalProfile(
            String name, Absences absences, SortedMap<String, Long> categories, long pooled, int unseenLimit) {
        if (unseenLimit < 0) {
            throw new IllegalArgumentException("Invalid unseenLimit: " + unseenLimit + " (must not be negative)");
        }
        this.name = name;
        this.absences = absences;
        this.categories = List.copyOf(categories.keySet());
        this.counts = categories.values().stream().mapToLong(Long::longValue).toArray();
        this.pooled = pooled;
        this.unseenLimit = unseenLimit;
        for (String category : this.categories) {
            places.put(category, places.size());
        }
        long[] rows = fold(counts, pooled, absences);
        this.present = BinnedCounts.of(rows, rows).referenceSize() - absences.total();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Absences absences() {
        return absences;
    }

    @Override
    public long present() {
        return present;
    }

    /** The named categories, in the order of their names. */
    public List<String> categories() {
        return categories;
    }

    /** Reference rows of each named category. Not a copy: do not change. */
    public long[] counts() {
        return counts;
    }

    /** Reference rows of categories whose names were not kept. */
    public long pooled() {
        return pooled;
    }

    /** How many new categories later counts keep by name. */
    public int unseenLimit() {
        return unseenLimit;
    }

    /** The place of a named category, or -1. */
    int place(String category) {
        return places.getOrDefault(category, -1);
    }

    @Override
    public CategoricalCounts newCounts() {
        return new CategoricalCounts(this, Absences.NONE, new long[counts.length], new UnseenCategories(unseenLimit));
    }

    @Override
    public BinnedCounts binned(ColumnCounts current) {
        return bins(current).counts();
    }

    @Override
    public List<String> binLabels(ColumnCounts current) {
        return bins(current).labels();
    }

    /** Whether any category of the reference is known by name. */
    public boolean allNamed() {
        return pooled == 0;
    }

    /**
     * Both samples' rows with a value: one bin for each named category, and a last one for those the reference has no name for.
     *
     * @param later made by {@link #newCounts()}
     */
    public BinnedCounts byCategory(CategoricalCounts later) {
        return BinnedCounts.of(
                fold(counts, pooled, Absences.NONE),
                fold(later.known(), later.unseen().total(), Absences.NONE));
    }

    @Override
    public String binWords() {
        return pooled == 0 ? CategoryBins.WORDS : CategoryBins.WORDS + POOLED_WORDS;
    }

    private CategoryBins bins(ColumnCounts current) {
        CategoricalCounts later = (CategoricalCounts) current;
        requireCountable(later.known(), later.unseen().total());
        return new CategoryBins(this, later, leastReference());
    }

    /**
     * The names kept are those that happened to be frequent in the reference: close to the last of them that is chance, and
     * their current rows fall short. Twice that count, and five for small ones, is out of chance's reach.
     */
    private double leastReference() {
        return pooled == 0 ? 0 : 2.0 * LongStream.of(counts).min().orElse(0) + 5;
    }

    /**
     * Checks that there is one count per named category, that none is negative, and that their sum can be counted.
     *
     * @return the sum
     */
    long requireCountable(long[] known, long others) {
        return BinnedCounts.of(fold(counts, pooled, Absences.NONE), fold(known, others, Absences.NONE))
                .currentSize();
    }

    private static long[] fold(long[] known, long others, Absences missing) {
        long[] folded = Arrays.copyOf(known, known.length + 2);
        folded[known.length] = others;
        folded[known.length + 1] = missing.total();
        return folded;
    }
}
