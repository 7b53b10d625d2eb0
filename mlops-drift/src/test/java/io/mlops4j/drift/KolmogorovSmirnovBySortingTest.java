// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.column.Binning;
import io.mlops4j.drift.column.NumericCounts;
import io.mlops4j.drift.column.NumericDraft;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** The distance from counts is the distance of the sorted samples, which no production code here ever sorts. */
class KolmogorovSmirnovBySortingTest {
    private static final DriftOptions OPTIONS =
            DriftOptions.withDefaults().without(PopulationStabilityIndex.ID).without(KullbackLeibler.ID);

    @Property(tries = 3_000)
    void countsGiveExactlyTheDistanceOfTheSortedSamples(
            @ForAll("samples") List<Double> reference, @ForAll("samples") List<Double> current) {
        Finding finding = compare(reference, current, ProfileOptions.withDefaults());
        assertThat(finding.value()).isEqualTo(bySorting(reference, current));
        assertThat(finding.upperBound()).isEqualTo(finding.value());
    }

    /** Many more, without reports: 1 to 16 values of at most 2 to 10 different ones. */
    @Test
    void countsGiveExactlyTheDistanceOfAHundredThousandSortedSamples() {
        Random random = new Random(20261123);
        KolmogorovSmirnov ks = KolmogorovSmirnov.withDefaults();
        for (int round = 0; round < 100_000; round++) {
            int values = 2 + random.nextInt(9);
            double[] reference = sample(random, values);
            double[] current = sample(random, values);
            NumericDraft draft = new NumericDraft();
            draft.add(reference, 0, reference.length);
            NumericProfile profile = draft.toProfile("x", Binning.quantiles(3), 100, 4);
            NumericCounts counts = profile.newCounts();
            counts.addNumbers(current, 0, current.length);
            assertThat(ks.statistic(profile.ranked(counts))).isEqualTo(bySorting(reference, current));
        }
    }

    private static double[] sample(Random random, int values) {
        double[] sample = new double[1 + random.nextInt(16)];
        Arrays.setAll(sample, i -> random.nextInt(values) / 2.0);
        return sample;
    }

    private static double bySorting(double[] reference, double[] current) {
        double[] r = reference.clone();
        double[] c = current.clone();
        Arrays.sort(r);
        Arrays.sort(c);
        int i = 0;
        int j = 0;
        int largest = 0;
        while (i < r.length && j < c.length) {
            double at = Math.min(r[i], c[j]);
            while (i < r.length && r[i] == at) {
                i++;
            }
            while (j < c.length && c[j] == at) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i * c.length - j * r.length));
        }
        return (double) largest / (r.length * c.length);
    }

    @Property(tries = 3_000)
    void aCoarseProfileEnclosesTheDistance(
            @ForAll("samples") List<Double> reference, @ForAll("samples") List<Double> current) {
        ProfileOptions coarse =
                ProfileOptions.withDefaults().withRankPoints(3).withBins(2).withValuesAsBins(0);
        Finding finding = compare(reference, current, coarse);
        double distance = bySorting(reference, current);
        assertThat(finding.value()).isLessThanOrEqualTo(distance);
        assertThat(finding.upperBound()).isGreaterThanOrEqualTo(distance);
    }

    private static Finding compare(List<Double> reference, List<Double> current, ProfileOptions options) {
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(options)
                .numeric("x", toArray(reference))
                .build();
        CurrentCounts counts = profile.newCounts().observe("x", toArray(current));
        return DriftReport.compare(profile, counts, OPTIONS)
                .column("x")
                .finding(KolmogorovSmirnov.ID)
                .orElseThrow();
    }

    /** Walks both sorted samples; distances are integers until the last division. */
    private static double bySorting(List<Double> reference, List<Double> current) {
        List<Double> all = new ArrayList<>(reference);
        all.addAll(current);
        Collections.sort(all);
        long largest = 0;
        for (double at : all) {
            long referenceBelow = reference.stream().filter(x -> x <= at).count();
            long currentBelow = current.stream().filter(x -> x <= at).count();
            largest = Math.max(largest, Math.abs(referenceBelow * current.size() - currentBelow * reference.size()));
        }
        return (double) largest / ((double) reference.size() * current.size());
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Few distinct values, so that ties within and between samples are the rule, and the values that tend to go wrong. */
    @Provide
    Arbitrary<List<Double>> samples() {
        Arbitrary<Double> few = Arbitraries.integers().between(-3, 3).map(i -> i / 2.0);
        Arbitrary<Double> odd = Arbitraries.of(
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Math.nextUp(1.0));
        return Arbitraries.frequencyOf(Tuple.of(5, few), Tuple.of(1, odd))
                .list()
                .ofMinSize(1)
                .ofMaxSize(24);
    }
}
