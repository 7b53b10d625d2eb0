// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultinomialTest {
    private static final int DRAWS = 200_000;

    /** Both algorithms, both halves of p, against the distribution function of Commons Statistics. */
    @ParameterizedTest
    @CsvSource({"7, 0.3", "7, 0.9", "1000, 0.001", "25, 0.4", "40, 0.5", "1000, 0.02", "1000, 0.7", "100000, 0.25"})
    void binomialNumbersFollowTheirLaw(int trials, double p) {
        SplitMix64 random = new SplitMix64(trials);
        long[] drawn = new long[DRAWS];
        Arrays.setAll(drawn, i -> Binomial.draw(random, trials, p));
        Arrays.sort(drawn);
        BinomialDistribution law = BinomialDistribution.of(trials, p);
        double largest = 0;
        for (int i = 0; i < DRAWS; i++) {
            if (i == DRAWS - 1 || drawn[i + 1] != drawn[i]) {
                largest = Math.max(largest, Math.abs((i + 1.0) / DRAWS - law.cumulativeProbability((int) drawn[i])));
            }
        }
        // Kolmogorov's distance exceeds 1.95 / sqrt(draws) with a probability of 0.1 %, less often for whole numbers.
        assertThat(largest).isLessThan(1.95 / Math.sqrt(DRAWS));
    }

    @Test
    void impossibleAndCertainSuccesses() {
        SplitMix64 random = new SplitMix64(1);
        assertThat(Binomial.draw(random, 1_000, 0)).isZero();
        assertThat(Binomial.draw(random, 1_000, 1)).isEqualTo(1_000);
        assertThat(Binomial.draw(random, 0, 0.5)).isZero();
        assertThat(Binomial.draw(random, 1L << 50, 0.5)).isBetween((1L << 49) - (1L << 28), (1L << 49) + (1L << 28));
    }

    @Test
    void bothWaysOfDrawingGiveEverySlotItsShare() {
        long[] counts = {0, 5, 0, 0, 20, 75, 0};
        for (long rows : new long[] {7, 8, 1_000}) {
            SplitMix64 random = new SplitMix64(rows);
            long[] sum = new long[counts.length];
            Multinomial multinomial = new Multinomial(counts);
            int draws = (int) (700_000 / rows);
            for (int draw = 0; draw < draws; draw++) {
                long[] drawn = multinomial.draw(random, rows);
                assertThat(LongStream.of(drawn).sum()).isEqualTo(rows);
                Arrays.setAll(sum, slot -> sum[slot] + drawn[slot]);
            }
            for (int slot = 0; slot < counts.length; slot++) {
                double p = counts[slot] / 100.0;
                double expected = draws * rows * p;
                assertThat((double) sum[slot])
                        .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected));
            }
        }
    }
}
