// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.RankedStatistic;
import io.mlops4j.drift.statistic.ValuedCounts;
import io.mlops4j.drift.statistic.ValuedStatistic;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Values that statistics take when nothing has drifted: from pairs of samples as large as the two at hand, both drawn with
 * replacement from the counts of the reference. Stateless.
 *
 * <p>The reference of a pair is drawn as well, since the one at hand is a sample too; one at least {@link #EXACT_FROM} times as
 * large as the current sample is taken as it is, which narrows the values by less than half a percent.
 *
 * <p>Takes time in proportion to rounds times slots; of each sample either its rows are drawn, or, if there are more of them than
 * slots, a binomial number for each slot, at up to 0.2 microseconds.
 */
public final class NullSamples {
    /** From how many times the current sample on the reference is taken for exact. */
    public static final int EXACT_FROM = 100;

    private NullSamples() {}

    /**
     * Draws for statistics of counts in bins.
     *
     * @param counts neither sample empty
     * @param statistics what to compute
     * @param rounds how many pairs, at least 1
     * @param seed the same seed gives the same pairs
     * @return for each statistic its values, ascending
     */
    public static double[][] of(
            BinnedCounts counts, List<ToDoubleFunction<BinnedCounts>> statistics, int rounds, long seed) {
        long[] reference = new long[counts.bins()];
        Arrays.setAll(reference, counts::reference);
        return of(reference, counts.currentSize(), rounds, seed, (first, second) -> {
            BinnedCounts drawn = BinnedCounts.of(first, second);
            return statistics.stream()
                    .mapToDouble(statistic -> statistic.applyAsDouble(drawn))
                    .toArray();
        });
    }

    /**
     * Draws for statistics of the order and of the size of numbers.
     *
     * @param counts neither sample empty
     * @param ofOrder what to compute first
     * @param ofSize what to compute then
     * @param rounds how many pairs, at least 1
     * @param seed the same seed gives the same pairs
     * @return for each statistic its values, ascending
     */
    public static double[][] of(
            ValuedCounts counts, List<RankedStatistic> ofOrder, List<ValuedStatistic> ofSize, int rounds, long seed) {
        RankedCounts ranked = counts.ranked();
        long[] reference = new long[ranked.slots()];
        Arrays.setAll(reference, ranked::reference);
        return of(reference, ranked.currentSize(), rounds, seed, (first, second) -> {
            ValuedCounts drawn = counts.with(RankedCounts.of(first, second));
            return DoubleStream.concat(
                            ofOrder.stream().mapToDouble(statistic -> statistic.statistic(drawn.ranked())),
                            ofSize.stream().mapToDouble(statistic -> statistic.statistic(drawn)))
                    .toArray();
        });
    }

    private static double[][] of(
            long[] reference, long currentSize, int rounds, long seed, BiFunction<long[], long[], double[]> values) {
        long size = Arrays.stream(reference).sum();
        boolean exact = size / EXACT_FROM >= currentSize;
        Multinomial rows = new Multinomial(reference);
        SplitMix64 random = new SplitMix64(seed);
        double[][] byRound = new double[rounds][];
        for (int round = 0; round < rounds; round++) {
            long[] first = exact ? reference : rows.draw(random, size);
            byRound[round] = values.apply(first, rows.draw(random, currentSize));
        }
        return sortedByStatistic(byRound);
    }

    private static double[][] sortedByStatistic(double[][] byRound) {
        double[][] byStatistic = new double[byRound[0].length][byRound.length];
        for (int statistic = 0; statistic < byStatistic.length; statistic++) {
            for (int round = 0; round < byRound.length; round++) {
                byStatistic[statistic][round] = byRound[round][statistic];
            }
            Arrays.sort(byStatistic[statistic]);
        }
        return byStatistic;
    }
}
