// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.statistic.BinnedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Both samples of a column of categories in the same bins: one per frequent category, one for all rare ones, one for missing
 * values.
 *
 * <p>What is frequent depends on both samples together. Were it the reference alone, a category that it lacks by chance would
 * look new, and a column of many rare categories would drift in every window. So a new category is treated like a known one.
 */
final class CategoryBins {
    // Five per sample if the samples are of the same size: the usual rule for a chi-square law.
    static final long LEAST_TOTAL = 10;
    // Simulated: below two, a small window against a large reference has so many bins that the test never flags; at
    // five, a
    // window of twenty rows has hardly any bins left.
    static final long LEAST_EXPECTED = 2;

    static final String WORDS = "Bins: each frequent category is one, whether the reference has it or not; all rare"
            + " categories together are one more; missing values (null, wrong type) are the last. A category is rare if"
            + " both samples together have fewer than " + LEAST_TOTAL
            + " rows of it, since a chi-square law needs about"
            + " five expected rows per bin and sample, or if fewer than " + LEAST_EXPECTED
            + " of them are expected in the smaller sample and fewer than " + LEAST_TOTAL
            + " are there. The bin of rare categories does not tell new ones from others.";

    private final List<String> labels = new ArrayList<>();
    private final List<Long> reference = new ArrayList<>();
    private final List<Long> current = new ArrayList<>();
    private final double referenceSize;
    private final double currentSize;
    private final double leastReference;
    private long rareReference;
    private long rareCurrent;

    /**
     * Sorts the categories into bins.
     *
     * @param leastReference how many reference rows of a frequent category must be expected
     */
    CategoryBins(CategoricalProfile profile, CategoricalCounts counts, double leastReference) {
        this.referenceSize = profile.present();
        this.currentSize = counts.present();
        this.leastReference = leastReference;
        for (int place = 0; place < profile.categories().size(); place++) {
            add(profile.categories().get(place), profile.counts()[place], counts.known()[place]);
        }
        for (Map.Entry<String, Long> unseen : counts.unseen().named().entrySet()) {
            add(unseen.getKey(), 0, unseen.getValue());
        }
        // Names are pooled where there are very many, and of those hardly any is frequent.
        rareReference += profile.pooled();
        rareCurrent += counts.unseen().pooled();
        addBin(labels.isEmpty() ? "all categories" : "rare categories", rareReference, rareCurrent);
        addBin("missing", profile.absences().total(), counts.absences().total());
    }

    private void add(String category, long inReference, long inCurrent) {
        if (frequent(inReference, inCurrent)) {
            addBin(category, inReference, inCurrent);
        } else {
            rareReference += inReference;
            rareCurrent += inCurrent;
        }
    }

    private void addBin(String label, long inReference, long inCurrent) {
        labels.add(label);
        reference.add(inReference);
        current.add(inCurrent);
    }

    private boolean frequent(long inReference, long inCurrent) {
        double total = (double) inReference + inCurrent;
        double perRow = total / (referenceSize + currentSize);
        if (perRow * Math.min(referenceSize, currentSize) < LEAST_EXPECTED) {
            // So many where hardly any were expected: a category that became frequent.
            return (currentSize < referenceSize ? inCurrent : inReference) >= LEAST_TOTAL;
        }
        return total >= LEAST_TOTAL && perRow * referenceSize >= leastReference;
    }

    /** One label per bin. */
    List<String> labels() {
        return List.copyOf(labels);
    }

    /** The counts in these bins. */
    BinnedCounts counts() {
        return BinnedCounts.of(rows(reference), rows(current));
    }

    private static long[] rows(List<Long> bins) {
        return bins.stream().mapToLong(Long::longValue).toArray();
    }
}
