// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The distance from counts is the distance of the sorted samples, which no production code here ever sorts. */
class KolmogorovSmirnovBySortingTest {
    private static final DriftOptions OPTIONS =
            DriftOptions.withDefaults().without(PopulationStabilityIndex.ID).without(KullbackLeibler.ID);

    @Property(tries = 15_000)
    void countsGiveExactlyTheDistanceOfTheSortedSamples(
            @ForAll("samples") List<Double> reference, @ForAll("samples") List<Double> current) {
        Finding finding = compare(reference, current, ProfileOptions.withDefaults());
        assertThat(finding.value()).isEqualTo(bySorting(reference, current));
        assertThat(finding.upperBound()).isEqualTo(finding.value());
    }

    @Property(tries = 10_000)
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
