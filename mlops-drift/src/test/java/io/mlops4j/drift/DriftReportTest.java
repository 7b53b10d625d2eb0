// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.EmptyBinRule;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftReportTest {
    private static final DriftOptions DEFAULTS = DriftOptions.withDefaults();

    private static double[] normal(int seed, int size, double mean) {
        Random random = new Random(seed);
        return IntStream.range(0, size)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }

    private static ReferenceProfile profile() {
        return ReferenceProfile.builder().numeric("x", normal(1, 20_000, 0)).build();
    }

    private static DriftReport compare(double[] current, DriftOptions options) {
        ReferenceProfile profile = profile();
        return DriftReport.compare(profile, profile.newCounts().observe("x", current), options);
    }

    @Test
    void aSmallWindowAboveTheLineByChanceIsStableAndSaysWhy() {
        ReferenceProfile profile = profile();
        int above = 0;
        int drifted = 0;
        for (int seed = 100; seed < 200; seed++) {
            CurrentCounts counts = profile.newCounts().observe("x", normal(seed, 40, 0));
            Finding psi = DriftReport.compare(profile, counts, DEFAULTS)
                    .column("x")
                    .finding(PopulationStabilityIndex.ID)
                    .orElseThrow();
            if (Objects.requireNonNull(psi.value()) >= 0.1) {
                above++;
                drifted += psi.verdict() == Verdict.DRIFTED ? 1 : 0;
                assertThat(psi.reason()).contains("reaches the threshold of 0.1, ");
                assertThat(psi.reason().contains("chance explains it")).isEqualTo(psi.verdict() == Verdict.STABLE);
            }
        }
        assertThat(above).isGreaterThan(70);
        assertThat(drifted).isLessThan(4);
    }

    @Test
    void aLargeWindowWithASignificantTrifleIsStableAndSaysWhy() {
        ColumnDrift column = compare(normal(3, 50_000, 0.05), DEFAULTS).column("x");
        assertThat(column.verdict()).isEqualTo(Verdict.STABLE);
        for (Finding finding : column.findings()) {
            assertThat(finding.pValue()).isLessThan(0.001);
            assertThat(finding.reason()).contains("is below the threshold");
        }
    }

    @Test
    void aLargeAndSignificantShiftIsDrift() {
        DriftReport report = compare(normal(4, 500, 0.6), DEFAULTS);
        assertThat(report.column("x").findings()).allMatch(finding -> finding.verdict() == Verdict.DRIFTED);
        assertThat(report.column("x").reason()).contains("Population stability index: ", "chance is no explanation");
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.driftedShare()).isEqualTo(1);
    }

    @Test
    void aStatisticThatGrowsWithTheSamplesIsJudgedByItsEffect() {
        DriftOptions options = DEFAULTS.with(ChiSquare.withDefaults());
        Finding trifle = compare(normal(3, 50_000, 0.05), options)
                .column("x")
                .finding(ChiSquare.ID)
                .orElseThrow();
        assertThat(trifle.value()).isGreaterThan(20);
        assertThat(trifle.pValue()).isLessThan(0.01);
        assertThat(trifle.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(trifle.reason()).startsWith("an effect of 0.0").contains("is below the threshold of 0.15");
        Finding shift = compare(normal(4, 500, 0.6), options)
                .column("x")
                .finding(ChiSquare.ID)
                .orElseThrow();
        assertThat(shift.effect()).isBetween(0.15, 0.4);
        assertThat(shift.verdict()).isEqualTo(Verdict.DRIFTED);
        for (Finding other : compare(normal(4, 500, 0.6), DEFAULTS).column("x").findings()) {
            assertThat(other.effect()).isEqualTo(other.value());
        }
    }

    @Test
    void optionsMoveTheDecision() {
        double[] shifted = normal(4, 500, 0.6);
        DriftOptions lenient = DEFAULTS.with(
                        PopulationStabilityIndex.withDefaults().withThreshold(5))
                .with(KolmogorovSmirnov.withDefaults().withThreshold(0.9))
                .with(KullbackLeibler.withDefaults().withThreshold(5));
        assertThat(compare(shifted, lenient).verdict()).isEqualTo(Verdict.STABLE);
        assertThat(compare(shifted, DEFAULTS.withMinimumSample(501)).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(compare(shifted, DEFAULTS.withSignificance(1e-300)).verdict())
                .isEqualTo(Verdict.STABLE);
        DriftReport withoutRanks = compare(shifted, DEFAULTS.without(KolmogorovSmirnov.ID));
        assertThat(withoutRanks.column("x").finding(KolmogorovSmirnov.ID)).isEmpty();
        assertThat(withoutRanks.column("x").findings()).hasSize(2);
    }

    @Test
    void theDataSetDriftsFromTheGivenShareOn() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("a", normal(1, 1000, 0))
                .numeric("b", normal(2, 1000, 0))
                .numeric("c", normal(3, 1000, 0))
                .build();
        CurrentCounts counts = profile.newCounts()
                .observe("a", normal(4, 500, 2))
                .observe("b", normal(5, 500, 0))
                .observe("c", 1, 2, 3);
        DriftReport report = DriftReport.compare(profile, counts, DEFAULTS);
        assertThat(report.driftedColumns()).containsExactly("a");
        assertThat(report.decidedColumns()).isEqualTo(2);
        assertThat(report.driftedShare()).isEqualTo(0.5);
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(DriftReport.compare(profile, counts, DEFAULTS.withDriftedShare(0.51))
                        .verdict())
                .isEqualTo(Verdict.STABLE);
        assertThat(DriftReport.compare(profile, profile.newCounts(), DEFAULTS).verdict())
                .isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThatIllegalArgumentException().isThrownBy(() -> report.column("d"));
    }

    @Test
    void everyFindingNamesItsRule() {
        DriftReport report = compare(normal(4, 500, 0.6), DEFAULTS);
        Finding psi = report.column("x").finding(PopulationStabilityIndex.ID).orElseThrow();
        assertThat(psi.rule())
                .contains("(c - r) ln(c / r)", "Half an observation", "10 between quantiles", "missing values");
        assertThat(psi.fields())
                .containsEntry("binning", "reference-quantiles")
                .containsEntry("bins", "10")
                .containsEntry("missing", "own-bin")
                .containsEntry("emptyBins", "add-half")
                .containsKey("edges");
        Finding ks = report.column("x").finding(KolmogorovSmirnov.ID).orElseThrow();
        // 20,000 distinct values, 10,000 kept.
        assertThat(ks.rule()).contains("a lower bound", "quantiles of the reference", "one-sample statistic");
        assertThat(ks.fields())
                .containsEntry("exact", "false")
                .hasEntrySatisfying(
                        "rankPoints",
                        points -> assertThat(Integer.parseInt(points)).isBetween(10_000, 10_009));
        assertThat(ks.upperBound()).isGreaterThan(ks.value()).isLessThan(ks.value() + 3e-4);
        assertThat(psi.referenceSize()).isEqualTo(20_000);
        assertThat(psi.currentSize()).isEqualTo(500);
    }

    @Test
    void aLowerBoundBelowTheLineNamesTheUpperOne() {
        ReferenceProfile coarse = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults()
                        .withRankPoints(2)
                        .withBins(1)
                        .withValuesAsBins(0))
                .numeric("x", normal(1, 1000, 0))
                .build();
        CurrentCounts counts = coarse.newCounts().observe("x", normal(2, 1000, 0));
        Finding ks = DriftReport.compare(coarse, counts, DEFAULTS)
                .column("x")
                .finding(KolmogorovSmirnov.ID)
                .orElseThrow();
        assertThat(ks.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(ks.reason()).contains("It could be up to");
    }

    @Test
    void writesStrictJson() throws IOException {
        String json = compare(normal(4, 30, 0.6), DEFAULTS).toJson();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                // Reading to the end is the test.
            }
        }
        assertThat(json)
                .startsWith("{\"format\":\"mlops4j-drift-report\",\"version\":1,")
                .contains("\"statistic\":\"psi\"", "\"verdict\":", "\"emptyBins\":\"add-half\"")
                .doesNotContain(":NaN");
        assertThat(compare(new double[0], DEFAULTS).toJson()).contains("\"value\":null,\"upperBound\":null");
    }

    @Test
    void isTheSameForTheSameData() {
        DriftReport once = compare(normal(4, 300, 0.2), DEFAULTS);
        DriftReport again = compare(normal(4, 300, 0.2), DEFAULTS);
        assertThat(again).isEqualTo(once);
        assertThat(again.toJson()).isEqualTo(once.toJson());
    }

    @Test
    void refusesOptionsOutOfRange() {
        for (double bad : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withSignificance(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withDriftedShare(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMinimumSample(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.without("nonsense"))
                .withMessageContaining("Invalid id: 'nonsense'");
        DriftOptions none = DEFAULTS.without(PopulationStabilityIndex.ID)
                .without(KolmogorovSmirnov.ID)
                .without(KullbackLeibler.ID);
        assertThat(compare(normal(4, 300, 2), none).column("x").reason()).contains("No statistic");
        DriftOptions again = none.with(PopulationStabilityIndex.withDefaults().with(EmptyBinRule.drop()));
        assertThat(compare(normal(4, 300, 2), again).column("x").findings()).hasSize(1);
    }

    @Test
    void anUnknownColumnIsAnsweredWithThoseThereAre() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("age", 1, 2, 3)
                .category("job", "a", 3)
                .build();
        DriftReport report = DriftReport.compare(profile, profile.newCounts(), DriftOptions.withDefaults());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.column("agee"))
                .withMessage("Invalid name: 'agee' (the report has age, job)");
        assertThat(report)
                .hasToString("DriftReport[INSUFFICIENT_DATA, drifted [] of 0 columns with a verdict, 2 in all]");
    }
}
