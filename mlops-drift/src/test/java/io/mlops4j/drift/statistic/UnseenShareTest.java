// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class UnseenShareTest {
    private static final UnseenShare UNSEEN = UnseenShare.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "unseen-share.csv",
            delimiter = ';',
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 100_000)
    void agreesWithSciPy(String name, String reference, String current, double statistic, double pValue) {
        TestResult result =
                UNSEEN.test(BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current)));
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
    }

    @Test
    void isUndefinedWithoutRows() {
        TestResult noReference = UNSEEN.test(BinnedCounts.of(new long[2], new long[] {1, 0}));
        assertThat(noReference.statistic()).isNaN();
        assertThat(noReference.pValue()).isNaN();
        assertThat(UNSEEN.statistic(BinnedCounts.of(new long[] {1, 0}, new long[2])))
                .isNaN();
    }

    @Test
    void saysWhatItIs() {
        assertThat(UNSEEN.withThreshold(0.2).threshold()).isEqualTo(0.2);
        assertThat(UNSEEN.rule()).contains("that the reference (n rows) does not have");
        assertThat(UNSEEN.fields()).containsEntry("direction", "unseen");
    }

    @ParameterizedTest
    @DisplayName("without drift, p is below 1 % in at most one sample of a hundred, however many categories there are")
    @CsvSource({"1000, 500, 3", "1000, 500, 300", "200, 2000, 5000", "2000, 2000, 4000", "50, 50, 50"})
    void holds(int n, int m, int categories) {
        SplittableRandom random = new SplittableRandom(1);
        int below = 0;
        for (int sample = 0; sample < 300; sample++) {
            BinnedCounts counts = BinnedCounts.of(draw(random, n, categories), draw(random, m, categories));
            below += UNSEEN.test(counts).pValue() < 0.01 ? 1 : 0;
        }
        // Binomial(300, 0.01) exceeds 10 with a probability of 0.03 %.
        assertThat(below).isLessThanOrEqualTo(10);
    }

    private static long[] draw(SplittableRandom random, int rows, int categories) {
        long[] counts = new long[categories];
        for (int row = 0; row < rows; row++) {
            counts[random.nextInt(categories)]++;
        }
        return counts;
    }

    @Test
    @DisplayName("a reference of 1,000 rows tells from about 19 % on, one of 10,000 from about 6 %, as documented")
    void power() {
        assertThat(leastShare(1_000)).isBetween(0.185, 0.195);
        assertThat(leastShare(10_000)).isBetween(0.058, 0.062);
    }

    private static double leastShare(long reference) {
        long window = 1_000_000;
        long[] unseen = new long[1_001];
        Arrays.setAll(unseen, i -> i * window / 1_000);
        for (long rows : unseen) {
            BinnedCounts counts = BinnedCounts.of(new long[] {reference, 0}, new long[] {window - rows, rows});
            if (UNSEEN.test(counts).pValue() < 0.01) {
                return (double) rows / window;
            }
        }
        return 1;
    }
}
