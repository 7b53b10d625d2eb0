// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mlops4j.drift.column.Binning;
import io.mlops4j.drift.statistic.EnergyDistance;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.MeanDifference;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.ValuedStatistic;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinningTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] ZERO_TO_99 =
            IntStream.range(0, 100).asDoubleStream().toArray();

    private static ColumnDrift compare(ProfileOptions options, double[] reference, double... current) {
        ReferenceProfile built =
                ReferenceProfile.builder().with(options).numeric("x", reference).build();
        ReferenceProfile profile = ReferenceProfile.fromJson(built.toJson());
        assertThat(profile).isEqualTo(built);
        assertThat(ReferenceProfile.fromBytes(built.toBytes())).isEqualTo(built);
        return DriftReport.compare(profile, profile.newCounts().observe("x", current), DriftOptions.withDefaults())
                .column("x");
    }

    private static ProfileOptions with(Binning binning) {
        return ProfileOptions.withDefaults().with(binning);
    }

    @Test
    void givenEdgesPartValuesTheReferenceDoesNotHave() {
        ColumnDrift column = compare(
                with(Binning.edges(-10, 24.5, 50, 1e6)),
                ZERO_TO_99,
                -INF,
                -10,
                -9.9,
                24.4,
                24.5,
                24.6,
                50,
                51,
                2e6,
                INF);
        assertThat(column.bins())
                .containsExactly(
                        new Bin("up to -10", 0, 2),
                        new Bin("-10 to 24.5", 25, 3),
                        new Bin("24.5 to 50", 26, 2),
                        new Bin("50 to 1000000", 49, 1),
                        new Bin("above 1000000", 0, 2),
                        new Bin("missing", 0, 0));
        Finding psi = column.finding(PopulationStabilityIndex.ID).orElseThrow();
        assertThat(psi.rule()).contains("5 between given edges", "the outer ones open-ended");
        assertThat(psi.fields()).containsEntry("binning", "given-edges").containsEntry("bins", "5");
        Finding ks = column.finding(KolmogorovSmirnov.ID).orElseThrow();
        assertThat(ks.fields()).containsEntry("exact", "true");
    }

    @Test
    void givenEdgesAreUsedForCodesToo() {
        double[] codes = IntStream.range(0, 100).mapToDouble(i -> i % 4).toArray();
        assertThat(compare(with(Binning.edges(1.5)), codes, 0, 1, 2).bins())
                .containsExactly(new Bin("up to 1.5", 50, 2), new Bin("above 1.5", 50, 1), new Bin("missing", 0, 0));
        assertThat(compare(with(Binning.equalWidth(2)), codes, 0, 1, 2).bins()).hasSize(4 + 4);
    }

    @Test
    void givenEdgesNeedNoReferenceValues() {
        assertThat(compare(with(Binning.edges(0, 1)), new double[0], 0.5, -0.0).bins())
                .containsExactly(
                        new Bin("up to 0", 0, 1),
                        new Bin("0 to 1", 0, 1),
                        new Bin("above 1", 0, 0),
                        new Bin("missing", 0, 0));
    }

    @Test
    void equalWidthPartsTheFiniteRange() {
        double[] reference = DoubleStream.concat(DoubleStream.of(-INF, INF), DoubleStream.of(ZERO_TO_99))
                .toArray();
        ColumnDrift column = compare(with(Binning.equalWidth(4)), reference, -INF, -5, 24.75, 24.76, 200);
        assertThat(column.bins())
                .containsExactly(
                        new Bin("up to 24.75", 26, 3),
                        new Bin("24.75 to 49.5", 25, 1),
                        new Bin("49.5 to 74.25", 25, 0),
                        new Bin("above 74.25", 26, 1),
                        new Bin("missing", 0, 0));
        assertThat(column.finding(PopulationStabilityIndex.ID).orElseThrow().rule())
                .contains("4 of equal width between the smallest and the largest finite reference value");
    }

    @Test
    void equalWidthOfNoWidthIsOneBin() {
        for (double[] reference : new double[][] {{}, {3}, {3, 3}, {INF, INF}}) {
            ProfileOptions options = with(Binning.equalWidth(5)).withValuesAsBins(0);
            assertThat(compare(options, reference, 1, 2, 3).bins()).hasSize(2);
        }
        double huge = Double.MAX_VALUE;
        ProfileOptions options = with(Binning.equalWidth(2)).withValuesAsBins(0);
        assertThat(compare(options, new double[] {-huge, huge}, 1).bins()).hasSize(3);
        double next = Math.nextUp(1.0);
        assertThat(compare(options.with(Binning.equalWidth(100)), new double[] {1, next}, 1)
                        .bins())
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aColumnMayHaveBinsOfItsOwn() {
        ProfileOptions options = with(Binning.equalWidth(4)).with("y", Binning.edges(10));
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(options.withBins(10))
                .numeric("x", ZERO_TO_99)
                .numeric("y", ZERO_TO_99)
                .build();
        DriftReport report = DriftReport.compare(
                profile, profile.newCounts().observe("x", 1).observe("y", 1), DriftOptions.withDefaults());
        assertThat(report.column("x").bins()).hasSize(11);
        assertThat(report.column("y").bins()).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceProfile.builder()
                        .with(options)
                        .categorical("y", "a")
                        .build())
                .withMessageContaining("no numeric column 'y'");
    }

    @Test
    void refusesWhatAreNoBins() {
        for (int bad : new int[] {0, -1, 10_001}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Binning.quantiles(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> Binning.equalWidth(bad));
        }
        for (double[] bad : new double[][] {{}, {1, 1}, {2, 1}, {Double.NaN}, {INF}, new double[10_000]}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Binning.edges(bad));
        }
    }

    @Test
    void edgesOutOfOrderAreBothNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Binning.edges(1, 5, 3))
                .withMessage("Invalid edges: 3.0 after 5.0 (must be strictly ascending)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Binning.edges(Double.NaN, 3))
                .withMessage("Invalid edges: NaN (must be finite)");
    }

    @Test
    void aGivenEdgeFarFromAllValuesDoesNotStretchDistances() {
        double[] shifted =
                DoubleStream.of(ZERO_TO_99).map(x -> Math.min(99, x + 20)).toArray();
        ReferenceProfile near = withEdges(2, 5, 80);
        CurrentCounts nearCounts = near.newCounts().observe("x", shifted);
        for (double edge : new double[] {1e30, Double.MAX_VALUE}) {
            ReferenceProfile far = withEdges(2, 5, 80, edge);
            CurrentCounts farCounts = far.newCounts().observe("x", shifted);
            for (ValuedStatistic statistic :
                    List.of(Wasserstein.withDefaults(), EnergyDistance.withDefaults(), MeanDifference.withDefaults())) {
                DriftOptions options = DriftOptions.withDefaults().with(statistic);
                Finding expected = finding(near, nearCounts, options, statistic);
                Finding finding = finding(far, farCounts, options, statistic);
                assertThat(expected.verdict()).isEqualTo(Verdict.DRIFTED);
                assertThat(finding.value()).isEqualTo(expected.value());
                assertThat(finding.effect()).isEqualTo(expected.effect());
                assertThat(finding.upperBound())
                        .isEqualTo(expected.upperBound())
                        .isFinite();
                assertThat(finding.verdict()).isEqualTo(Verdict.DRIFTED);
            }
        }
    }

    private static ReferenceProfile withEdges(double... edges) {
        return ReferenceProfile.builder()
                .with(with(Binning.edges(edges)))
                .numeric("x", ZERO_TO_99)
                .build();
    }

    private static Finding finding(
            ReferenceProfile profile, CurrentCounts counts, DriftOptions options, ValuedStatistic statistic) {
        return DriftReport.compare(profile, counts, options)
                .column("x")
                .finding(statistic.id())
                .orElseThrow();
    }

    @Test
    void theBoundReachesToTheFarthestValue() {
        ReferenceProfile profile = withEdges(2, 5, 80);
        double[] wild = ZERO_TO_99.clone();
        wild[99] = 1e9;
        DriftOptions options = DriftOptions.withDefaults().with(MeanDifference.withDefaults());
        DriftReport report = DriftReport.compare(profile, profile.newCounts().observe("x", wild), options);
        Finding finding = report.column("x").finding(MeanDifference.ID).orElseThrow();
        assertThat(finding.value()).isZero();
        assertThat(finding.upperBound()).isCloseTo((1e9 - 99) / 100, within(1e-3));
        assertThat(finding.reason()).isEqualTo("0 is below the threshold of 0.25.");
        CurrentCounts infinite = profile.newCounts().observe("x", wild).observe("x", INF);
        assertThat(DriftReport.compare(profile, infinite, options).toJson()).contains("\"upperBound\":\"Infinity\"");
    }
}
