// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * How many values of the reference and of the current sample fell into each of the same bins.
 *
 * <p>Immutable.
 */
public final class BinnedCounts {
    private final long[] reference;
    private final long[] current;
    private final long referenceSize;
    private final long currentSize;

    private BinnedCounts(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.referenceSize = Arguments.total("reference", reference);
        this.currentSize = Arguments.total("current", current);
    }

    /**
     * Takes the counts of both samples.
     *
     * @param reference one count per bin, none negative; may be empty. Copied.
     * @param current one count per bin, in the same order. Copied.
     * @return the counts
     * @throws IllegalArgumentException if the lengths differ, a count is negative, or a sum exceeds {@link Long#MAX_VALUE}
     */
    public static BinnedCounts of(long[] reference, long[] current) {
        Arguments.requireSameLength(reference, current);
        return new BinnedCounts(reference.clone(), current.clone());
    }

    /**
     * The number of bins.
     *
     * @return at least 0
     */
    public int bins() {
        return reference.length;
    }

    /**
     * The reference's count in one bin.
     *
     * @param bin from 0
     * @return at least 0
     */
    public long reference(int bin) {
        return reference[bin];
    }

    /**
     * The current sample's count in one bin.
     *
     * @param bin from 0
     * @return at least 0
     */
    public long current(int bin) {
        return current[bin];
    }

    /**
     * The size of the reference.
     *
     * @return the sum over all bins
     */
    public long referenceSize() {
        return referenceSize;
    }

    /**
     * The size of the current sample.
     *
     * @return the sum over all bins
     */
    public long currentSize() {
        return currentSize;
    }
}
