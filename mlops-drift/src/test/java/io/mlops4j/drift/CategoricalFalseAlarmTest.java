// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.UnseenShare;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of the same distribution as the reference are called drifted about as seldom as the significance says. */
class CategoricalFalseAlarmTest {
    private static final int WINDOWS = 400;
    // Binomial(400, 0.01) exceeds 11 with a probability of 0.1 %.
    private static final int MOST_ALARMS = 11;
    private static final ProfileOptions ALL_BY_NAME = ProfileOptions.withDefaults();

    private static double[] cumulated(int categories, IntToDoubleFunction weight) {
        double[] weights = IntStream.range(0, categories).mapToDouble(weight).toArray();
        Arrays.parallelPrefix(weights, Double::sum);
        return weights;
    }

    private static double[] uniform(int categories) {
        return cumulated(categories, category -> 1);
    }

    private static double[] zipf(int categories) {
        return cumulated(categories, category -> 1.0 / (category + 1));
    }

    private static Map<String, Integer> draw(SplittableRandom random, double[] cumulated, int size) {
        int[] counts = new int[cumulated.length];
        for (int row = 0; row < size; row++) {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
            counts[found < 0 ? -found - 1 : found]++;
        }
        Map<String, Integer> rows = new HashMap<>();
        for (int category = 0; category < counts.length; category++) {
            rows.put("c" + category, counts[category]);
        }
        return rows;
    }

    private static ColumnDrift compare(
            ProfileOptions options, Map<String, Integer> reference, Map<String, Integer> current) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder().with(options);
        reference.forEach((category, times) -> builder.category("x", category, times));
        ReferenceProfile profile = builder.build();
        CurrentCounts counts = profile.newCounts();
        current.forEach((category, times) -> counts.observeCategory("x", category, times));
        return DriftReport.compare(profile, counts, DriftOptions.withDefaults()).column("x");
    }

    private static void assertFewAlarms(ProfileOptions options, double[] law, int referenceSize, int currentSize) {
        SplittableRandom random = new SplittableRandom(20);
        int[] alarms = new int[3];
        for (int window = 0; window < WINDOWS; window++) {
            ColumnDrift column = compare(options, draw(random, law, referenceSize), draw(random, law, currentSize));
            alarms[0] += alarm(column, PopulationStabilityIndex.ID);
            alarms[1] += alarm(column, KullbackLeibler.ID);
            alarms[2] += alarm(column, UnseenShare.ID);
        }
        assertThat(Arrays.stream(alarms).max().orElseThrow()).isLessThanOrEqualTo(MOST_ALARMS);
    }

    private static int alarm(ColumnDrift column, String statistic) {
        return column.finding(statistic).orElseThrow().verdict() == Verdict.DRIFTED ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({"300, 300, 200", "100, 3000, 200", "300, 300, 30", "1000, 20, 5"})
    void uniformCategories(int referenceSize, int currentSize, int categories) {
        assertFewAlarms(ALL_BY_NAME, uniform(categories), referenceSize, currentSize);
    }

    @ParameterizedTest
    @CsvSource({"300, 300, 200", "2000, 500, 500", "100, 3000, 500"})
    void categoriesByZipfsLaw(int referenceSize, int currentSize, int categories) {
        assertFewAlarms(ALL_BY_NAME, zipf(categories), referenceSize, currentSize);
    }

    @Test
    void categoriesNotKeptByName() {
        ProfileOptions few = ProfileOptions.withDefaults().withCategories(20);
        assertFewAlarms(few, uniform(100), 2000, 500);
        assertFewAlarms(few, zipf(100), 2000, 500);
        assertFewAlarms(ALL_BY_NAME.withUnseenCategories(0), zipf(500), 300, 300);
    }

    @Test
    void aNewFrequentCategoryIsDrift() {
        SplittableRandom random = new SplittableRandom(21);
        for (double[] law : new double[][] {uniform(5), uniform(200), zipf(200)}) {
            Map<String, Integer> current = draw(random, law, 240);
            current.put("new", 60);
            ColumnDrift column = compare(ALL_BY_NAME, draw(random, law, 300), current);
            assertThat(column.bins()).contains(new Bin("new", 0, 60));
            // A reference this small could have lacked so many: only a statistic of bins can tell.
            assertThat(column.findings())
                    .filteredOn(finding -> !finding.statistic().equals(UnseenShare.ID))
                    .allMatch(finding -> finding.verdict() == Verdict.DRIFTED);
        }
    }

    @Test
    void aSmallWindowOfOneRareCategoryIsDrift() {
        Map<String, Integer> reference = draw(new SplittableRandom(22), uniform(1000), 20_000);
        assertThat(compare(ALL_BY_NAME, reference, Map.of("c7", 50)).verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void manyNewRareCategoriesAreDriftTogether() {
        SplittableRandom random = new SplittableRandom(23);
        Map<String, Integer> current = draw(random, uniform(5), 240);
        IntStream.range(0, 60).forEach(row -> current.put("new " + row, 1));
        ColumnDrift column = compare(ALL_BY_NAME, draw(random, uniform(5), 300), current);
        assertThat(column.bins()).contains(new Bin("rare categories", 0, 60));
        assertThat(column.verdict()).isEqualTo(Verdict.DRIFTED);
    }
}
