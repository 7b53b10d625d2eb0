// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.column.Binning;
import io.mlops4j.drift.html.DriftPage;
import io.mlops4j.drift.statistic.Alternative;
import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.CramerVonMises;
import io.mlops4j.drift.statistic.CramersV;
import io.mlops4j.drift.statistic.Direction;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.EmptyBinRule;
import io.mlops4j.drift.statistic.EnergyDistance;
import io.mlops4j.drift.statistic.Hellinger;
import io.mlops4j.drift.statistic.JensenShannon;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.LInfinity;
import io.mlops4j.drift.statistic.LogBase;
import io.mlops4j.drift.statistic.MannWhitney;
import io.mlops4j.drift.statistic.MeanDifference;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.TotalVariation;
import io.mlops4j.drift.statistic.UnseenShare;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic, in each of its forms, on every pair of degenerate samples: always an answer, never NaN, never an exception. */
class EveryStatisticTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final DriftOptions NONE = DriftOptions.withDefaults()
            .without(PopulationStabilityIndex.ID)
            .without(KolmogorovSmirnov.ID)
            .without(KullbackLeibler.ID)
            .without(UnseenShare.ID)
            .withMinimumSample(1);
    private static final Map<String, double[]> SAMPLES = samples();

    static List<DriftStatistic> statistics() {
        PopulationStabilityIndex psi = PopulationStabilityIndex.withDefaults();
        KullbackLeibler kl = KullbackLeibler.withDefaults();
        return List.of(
                psi,
                psi.with(EmptyBinRule.drop()),
                psi.with(EmptyBinRule.epsilon(1e-4)),
                kl,
                kl.with(EmptyBinRule.drop()).with(Direction.REFERENCE_FROM_CURRENT),
                kl.with(EmptyBinRule.epsilon(1e-300)).with(LogBase.TWO),
                JensenShannon.withDefaults(),
                JensenShannon.withDefaults().with(JensenShannon.Form.DIVERGENCE).with(LogBase.TWO),
                ChiSquare.withDefaults(),
                ChiSquare.withDefaults().with(ChiSquare.Hypothesis.GOODNESS_OF_FIT),
                CramersV.withDefaults(),
                CramersV.withDefaults().with(CramersV.Weights.AS_COUNTED),
                TotalVariation.withDefaults(),
                LInfinity.withDefaults(),
                Hellinger.withDefaults(),
                KolmogorovSmirnov.withDefaults(),
                KolmogorovSmirnov.withDefaults().with(Alternative.LESS),
                KolmogorovSmirnov.withDefaults().with(Alternative.GREATER),
                CramerVonMises.withDefaults(),
                AndersonDarling.withDefaults(),
                MannWhitney.withDefaults(),
                Wasserstein.withDefaults(),
                EnergyDistance.withDefaults(),
                MeanDifference.withDefaults(),
                MissingShare.withDefaults(),
                UnseenShare.withDefaults());
    }

    private static Map<String, double[]> samples() {
        Map<String, double[]> samples = new LinkedHashMap<>();
        samples.put("empty", new double[0]);
        samples.put("one value", new double[] {3});
        samples.put("another value", new double[] {4});
        samples.put("two values", new double[] {3, 4});
        samples.put("all NaN", times(30, Double.NaN));
        samples.put("constant", times(30, 3));
        samples.put("another constant", times(25, -3));
        samples.put("zeros of both signs", new double[] {0.0, -0.0, 0.0, -0.0});
        samples.put("all infinite", times(30, INF));
        samples.put("both infinities", new double[] {-INF, INF, INF, -INF, -INF});
        samples.put("infinities among values", new double[] {-INF, 1, 2, 3, INF});
        samples.put("all ties", IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray());
        samples.put("spread", IntStream.range(0, 100).mapToDouble(Math::sqrt).toArray());
        samples.put(
                "disjoint spread",
                IntStream.range(0, 90).mapToDouble(i -> 100 + i).toArray());
        samples.put(
                "extremes", new double[] {-Double.MAX_VALUE, -Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MAX_VALUE});
        samples.put("tiny", new double[] {Double.MIN_VALUE, 2 * Double.MIN_VALUE, 3 * Double.MIN_VALUE});
        samples.put(
                "half NaN",
                DoubleStream.concat(
                                DoubleStream.of(times(20, Double.NaN)),
                                IntStream.range(0, 20).asDoubleStream())
                        .toArray());
        return samples;
    }

    private static double[] times(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    static Stream<ProfileOptions> profiles() {
        return Stream.of(
                ProfileOptions.withDefaults(),
                ProfileOptions.withDefaults()
                        .withValuesAsBins(0)
                        .withRankPoints(3)
                        .withBins(2),
                ProfileOptions.withDefaults().with(Binning.equalWidth(7)).withValuesAsBins(0),
                ProfileOptions.withDefaults().with(Binning.edges(-1, 3, 1e9)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void answersForEveryPairOfNumericSamples(ProfileOptions options) {
        SAMPLES.forEach((ofReference, reference) -> {
            ReferenceProfile profile = ReferenceProfile.builder()
                    .with(options)
                    .numeric("x", reference)
                    .build();
            SAMPLES.forEach((ofCurrent, current) -> {
                for (DriftStatistic statistic : statistics()) {
                    CurrentCounts counts = profile.newCounts().observe("x", current);
                    String title = statistic.title() + ", reference " + ofReference + ", current " + ofCurrent;
                    assertAnswered(title, profile, counts, statistic);
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void answersForEveryPairOfCategoricalSamples(DriftStatistic statistic) {
        String[][] samples = {{}, {"a"}, {"b"}, {null, null}, {"a", "a", "a"}, {"a", "b", "c", "d", null}, {""}};
        for (String[] reference : samples) {
            ReferenceProfile profile =
                    ReferenceProfile.builder().categorical("x", reference).build();
            for (String[] current : samples) {
                String title = Arrays.toString(reference) + Arrays.toString(current);
                CurrentCounts counts = profile.newCounts();
                assertAnswered(title, profile, current.length == 0 ? counts : counts.observe("x", current), statistic);
            }
        }
    }

    /** What is no value, by cause: nothing, null, NaN, a wrong type. */
    @ParameterizedTest
    @MethodSource("statistics")
    void answersForEveryPairOfAbsences(DriftStatistic statistic) {
        List<UnaryOperator<CurrentCounts>> samples = List.of(
                counts -> counts,
                counts -> counts.observeNulls("x", 30),
                counts -> counts.observeMismatched("x", 30),
                counts -> counts.observeNulls("x", 1).observeMismatched("x", 1));
        List<ReferenceProfileBuilder> references = List.of(
                ReferenceProfile.builder().numeric("x"),
                ReferenceProfile.builder().numeric("x").nulls("x", 30),
                ReferenceProfile.builder().numeric("x", times(30, Double.NaN)),
                ReferenceProfile.builder().numeric("x", times(30, 3)),
                ReferenceProfile.builder().categorical("x"),
                ReferenceProfile.builder().categorical("x").nulls("x", 30),
                ReferenceProfile.builder().category("x", "a", 30));
        for (ReferenceProfileBuilder reference : references) {
            ReferenceProfile profile = reference.build();
            for (UnaryOperator<CurrentCounts> sample : samples) {
                assertAnswered(profile.toJson(), profile, sample.apply(profile.newCounts()), statistic);
            }
        }
    }

    /** All at once, with what a report may ask for beside: nothing throws, no column touches another, and the page is written. */
    @Test
    void allColumnsInOneReportAndOnePage() {
        DriftOptions options = NONE.with(MultipleTestCorrection.HOLM)
                .with(Calibration.withDefaults().withRounds(99));
        for (DriftStatistic statistic : statistics()) {
            options = options.with(statistic);
        }
        ReferenceProfileBuilder builder = ReferenceProfile.builder();
        SAMPLES.forEach((ofReference, reference) ->
                SAMPLES.keySet().forEach(ofCurrent -> builder.numeric(ofReference + " / " + ofCurrent, reference)));
        ReferenceProfile profile = builder.build();
        CurrentCounts counts = profile.newCounts();
        SAMPLES.keySet()
                .forEach(ofReference -> SAMPLES.forEach(
                        (ofCurrent, current) -> counts.observe(ofReference + " / " + ofCurrent, current)));
        DriftReport report = DriftReport.compare(profile, counts, options);
        assertThat(report.columns()).hasSize(SAMPLES.size() * SAMPLES.size());
        for (ColumnDrift column : report.columns()) {
            assertThat(column.reason()).as(column.name()).isNotBlank().doesNotContain("could not be");
            for (Finding finding : column.findings()) {
                String title = column.name() + ", " + finding.title();
                assertThat(finding.reason()).as(title).doesNotContain("could not be", "NaN");
                assertThat(Stream.of(
                                Optional.ofNullable(finding.calibratedThreshold()),
                                Optional.ofNullable(finding.adjustedPValue())))
                        .as(title)
                        .doesNotContain(Optional.of(Double.NaN));
            }
        }
        assertThat(report.toJson()).doesNotContain(":NaN", "\"NaN\"");
        assertThat(DriftPage.titled("t").window("a", report).window("b", report).toHtml())
                .doesNotContain(">NaN<", "=\"NaN\"", "NaN\u00a0%");
    }

    @Test
    void noStatisticIsForgotten() {
        assertThat(statistics().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        concrete(DriftStatistic.class).toList());
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryStatisticTest::concrete)
                : Stream.of(type);
    }

    private static void assertAnswered(
            String title, ReferenceProfile profile, CurrentCounts counts, DriftStatistic statistic) {
        DriftReport report = DriftReport.compare(profile, counts, NONE.with(statistic));
        ColumnDrift column = report.column("x");
        assertThat(column.reason()).as(title).isNotBlank();
        for (Finding finding : column.findings()) {
            Double value = finding.value();
            Double bound = finding.upperBound();
            Double effect = finding.effect();
            Double pValue = finding.pValue();
            if (value == null || bound == null || effect == null || pValue == null) {
                assertThat(Math.min(finding.referenceSize(), finding.currentSize()))
                        .as(title)
                        .isZero();
                assertThat(finding.verdict()).as(title).isEqualTo(Verdict.INSUFFICIENT_DATA);
                continue;
            }
            assertThat(value).as(title).isGreaterThanOrEqualTo(0);
            assertThat(bound).as(title).isGreaterThanOrEqualTo(value * (1 - 1e-12));
            assertThat(effect).as(title).isGreaterThanOrEqualTo(0);
            assertThat(pValue).as(title).isBetween(0.0, 1.0);
            assertThat(finding.verdict()).as(title).isNotEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(finding.reason()).as(title).isNotBlank().doesNotContain("NaN");
        }
        assertThat(report.toJson()).as(title).doesNotContain(":NaN", "\"NaN\"");
    }
}
