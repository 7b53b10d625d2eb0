// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.CramersV;
import io.mlops4j.drift.statistic.EmptyBinRule;
import io.mlops4j.drift.statistic.Hellinger;
import io.mlops4j.drift.statistic.JensenShannon;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.LInfinity;
import io.mlops4j.drift.statistic.MannWhitney;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.TotalVariation;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every degenerate input has a defined answer, and touches no other column. */
class DegenerateDataTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] SPREAD =
            IntStream.range(0, 200).mapToDouble(Math::sqrt).toArray();

    /** The whole catalogue. */
    private static final DriftOptions OPTIONS = DriftOptions.withDefaults()
            .with(JensenShannon.withDefaults())
            .with(ChiSquare.withDefaults())
            .with(CramersV.withDefaults())
            .with(TotalVariation.withDefaults())
            .with(LInfinity.withDefaults())
            .with(Hellinger.withDefaults())
            .with(MannWhitney.withDefaults());

    private static ColumnDrift numeric(double[] reference, double[] current) {
        ReferenceProfile profile =
                ReferenceProfile.builder().numeric("x", reference).build();
        return onlyColumn(profile, profile.newCounts().observe("x", current));
    }

    private static ColumnDrift categorical(String[] reference, String[] current) {
        ReferenceProfile profile =
                ReferenceProfile.builder().categorical("x", reference).build();
        return onlyColumn(profile, profile.newCounts().observe("x", current));
    }

    private static ColumnDrift onlyColumn(ReferenceProfile profile, CurrentCounts counts) {
        DriftReport report = DriftReport.compare(profile, counts, OPTIONS);
        ColumnDrift column = report.columns().get(0);
        for (Finding finding : column.findings()) {
            assertThat(Objects.equals(finding.value(), NAN)).isFalse();
            assertThat(Objects.equals(finding.effect(), NAN)).isFalse();
            assertThat(Objects.equals(finding.pValue(), NAN)).isFalse();
            assertThat(finding.reason()).isNotBlank();
        }
        assertThat(column.reason()).isNotBlank();
        return column;
    }

    private static Finding finding(ColumnDrift column, String id) {
        return column.finding(id).orElseThrow();
    }

    private static double[] times(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static String[] times(int count, String value) {
        return IntStream.range(0, count).mapToObj(i -> value).toArray(String[]::new);
    }

    @Test
    void emptyReferenceOrCurrentIsTooLittleData() {
        for (ColumnDrift column : new ColumnDrift[] {
            numeric(new double[0], SPREAD),
            numeric(SPREAD, new double[0]),
            numeric(new double[0], new double[0]),
            categorical(new String[0], times(50, "a")),
            categorical(times(50, "a"), new String[0])
        }) {
            assertThat(column.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(column.findings()).allSatisfy(finding -> {
                assertThat(finding.value()).isNull();
                assertThat(finding.upperBound()).isNull();
                assertThat(finding.effect()).isNull();
                assertThat(finding.pValue()).isNull();
                assertThat(finding.reason()).contains("has 0 values, at least 20 are needed");
            });
        }
    }

    @Test
    void fewValuesGiveFiguresButNoVerdict() {
        ColumnDrift column = numeric(SPREAD, new double[] {10});
        assertThat(column.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(finding(column, KolmogorovSmirnov.ID).value()).isNotNull();
        assertThat(finding(column, KolmogorovSmirnov.ID).pValue()).isEqualTo(1);
        assertThat(numeric(new double[] {3}, SPREAD).reason()).contains("the reference has 1 values");
    }

    @Test
    void constantsOfOneValueAreStable() {
        ColumnDrift column = numeric(times(100, 5), times(60, 5));
        assertThat(column.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(column.findings()).allSatisfy(finding -> {
            assertThat(finding.value()).isZero();
            assertThat(finding.pValue()).isEqualTo(1);
        });
    }

    @Test
    void anotherConstantIsDriftAndSoIsASpread() {
        assertThat(numeric(times(100, 5), times(60, 5.5)).verdict()).isEqualTo(Verdict.DRIFTED);
        ColumnDrift spread = numeric(times(100, 5), SPREAD);
        assertThat(finding(spread, PopulationStabilityIndex.ID).verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(spread.bins()).contains(new Bin("5", 100, 1), new Bin("other values", 0, 199));
    }

    @Test
    void allTiesInBothSamplesAreComparedByValue() {
        double[] halves = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
        assertThat(numeric(halves, halves).verdict()).isEqualTo(Verdict.STABLE);
        ColumnDrift column = numeric(halves, times(50, 1));
        assertThat(finding(column, KolmogorovSmirnov.ID).value()).isEqualTo(0.5);
        assertThat(column.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void allNullAndAllNaNAreMissingOnBothSides() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("x", times(30, NAN))
                .nulls("x", 30)
                .build();
        ColumnDrift same = onlyColumn(profile, profile.newCounts().observeNulls("x", 40));
        assertThat(same.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(finding(same, KolmogorovSmirnov.ID).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(same.reference()).isEqualTo(new SampleSummary(60, 30, 30, 0, 0, 0));
        assertThat(same.reference().missingShare()).isEqualTo(1);
        ColumnDrift filled = onlyColumn(profile, profile.newCounts().observe("x", SPREAD));
        assertThat(filled.verdict()).isEqualTo(Verdict.DRIFTED);
        ColumnDrift emptied = numeric(SPREAD, times(40, NAN));
        assertThat(emptied.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(emptied.bins()).contains(new Bin("missing", 0, 40));
        assertThat(emptied.current()).isEqualTo(new SampleSummary(40, 0, 40, 0, 0, 0));
    }

    @Test
    void oneDriftedStatisticOutweighsAStableOne() {
        double[] halfMissing = Arrays.copyOf(SPREAD, 2 * SPREAD.length);
        Arrays.fill(halfMissing, SPREAD.length, halfMissing.length, NAN);
        ColumnDrift column = numeric(SPREAD, halfMissing);
        assertThat(finding(column, KolmogorovSmirnov.ID).verdict()).isEqualTo(Verdict.STABLE);
        assertThat(finding(column, PopulationStabilityIndex.ID).verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(column.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void infinitiesAreValuesAtTheEnds() {
        ColumnDrift column = numeric(SPREAD, new double[] {INF, INF, -INF});
        assertThat(column.current()).isEqualTo(new SampleSummary(3, 0, 0, 0, 1, 2));
        assertThat(column.bins().get(0).current()).isEqualTo(1);
        assertThat(column.bins().get(9).current()).isEqualTo(2);
        assertThat(finding(column, KolmogorovSmirnov.ID).value()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(numeric(times(50, INF), times(50, INF)).verdict()).isEqualTo(Verdict.STABLE);
        assertThat(numeric(times(50, INF), times(50, -INF)).verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(numeric(times(50, -INF), SPREAD).verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void fewDistinctValuesBecomeBinsOnlyIfEachIsFrequent() {
        double[] codes = IntStream.range(0, 100).mapToDouble(i -> i % 20).toArray();
        assertThat(numeric(codes, codes).bins()).hasSize(20 + 4);
        double[] oneMore = IntStream.range(0, 105).mapToDouble(i -> i % 21).toArray();
        assertThat(numeric(oneMore, oneMore).bins()).hasSize(10 + 1);
        double[] seldom = IntStream.range(0, 99).mapToDouble(i -> i % 20).toArray();
        assertThat(numeric(seldom, seldom).bins()).hasSize(10 + 1);
    }

    @Test
    void newCategoriesAreSeenAndNamed() {
        ColumnDrift column = categorical(times(100, "a"), new String[] {"b", "c", "b", null});
        assertThat(column.unseen())
                .containsEntry("b", 2L)
                .containsEntry("c", 1L)
                .hasSize(2);
        assertThat(column.bins())
                .containsExactly(new Bin("a", 100, 0), new Bin("rare categories", 0, 3), new Bin("missing", 0, 1));
        assertThat(categorical(times(100, "a"), times(30, "b")).verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void categoriesNotKeptByNameAreRareAndTheReportSaysSo() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withCategories(1).withUnseenCategories(1))
                .categorical("x", "often", "often", "rare", "rarer")
                .build();
        ColumnDrift column =
                onlyColumn(profile, profile.newCounts().observe("x", "rare", "new", "often", "alien", "alien"));
        assertThat(column.bins()).containsExactly(new Bin("all categories", 4, 5), new Bin("missing", 0, 0));
        assertThat(column.unseen()).containsOnlyKeys("alien").containsEntry("alien", 2L);
        assertThat(column.unseenPooled()).isEqualTo(2);
        assertThat(finding(column, PopulationStabilityIndex.ID).rule())
                .contains("fewer than 10 rows of it", "kept only its most frequent categories by name");
    }

    @Test
    void aColumnOfRareCategoriesOnlyIsStable() {
        String[] names = IntStream.range(0, 200).mapToObj(Integer::toString).toArray(String[]::new);
        ColumnDrift column = categorical(Arrays.copyOf(names, 100), Arrays.copyOfRange(names, 100, 200));
        assertThat(column.bins()).containsExactly(new Bin("all categories", 100, 100), new Bin("missing", 0, 0));
        assertThat(column.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(finding(column, PopulationStabilityIndex.ID).pValue()).isEqualTo(1);
    }

    @Test
    void oneCategoryIsStable() {
        ColumnDrift column = categorical(times(100, "a"), times(100, "a"));
        assertThat(column.bins())
                .containsExactly(new Bin("a", 100, 100), new Bin("rare categories", 0, 0), new Bin("missing", 0, 0));
        assertThat(column.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void valuesOfTheWrongTypeAreCountedAndNamed() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("n", SPREAD)
                .categorical("c", times(100, "a"))
                .numeric("other", SPREAD)
                .build();
        CurrentCounts counts = profile.newCounts()
                .observe("n", times(30, "not a number"))
                .observe("c", SPREAD)
                .observe("other", SPREAD);
        DriftReport report = DriftReport.compare(profile, counts, DriftOptions.withDefaults());
        assertThat(report.column("n").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.column("n").current().mismatched()).isEqualTo(30);
        assertThat(report.column("n").reason()).contains("30 values were not of the column's kind");
        assertThat(report.column("c").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.column("c").current().mismatched()).isEqualTo(200);
        assertThat(report.column("other").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(report.driftedColumns()).containsExactly("n", "c");
    }

    @Test
    void samplesWithoutACommonBinAreInfinitelyFarUnderDrop() {
        ReferenceProfile profile =
                ReferenceProfile.builder().categorical("x", times(50, "a")).build();
        CurrentCounts counts = profile.newCounts().observe("x", times(50, "b"));
        DriftOptions drop = DriftOptions.withDefaults()
                .with(PopulationStabilityIndex.withDefaults().with(EmptyBinRule.drop()))
                .with(KullbackLeibler.withDefaults().with(EmptyBinRule.drop()));
        DriftReport report = DriftReport.compare(profile, counts, drop);
        assertThat(finding(report.column("x"), PopulationStabilityIndex.ID).value())
                .isEqualTo(INF);
        assertThat(report.column("x").verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.toJson()).contains("\"value\":\"Infinity\"");
    }

    @Test
    void unpairedSurrogatesSurviveBeingStored() {
        String broken = "caf\ud800";
        ReferenceProfile profile =
                ReferenceProfile.builder().categorical("x", broken, "a").build();
        ReferenceProfile stored = ReferenceProfile.fromJson(profile.toJson());
        CurrentCounts counts = stored.newCounts().observe("x", broken, "b\udc00");
        assertThat(CurrentCounts.fromBytes(stored, counts.toBytes()).toBytes()).isEqualTo(counts.toBytes());
        ColumnDrift column = onlyColumn(stored, counts);
        assertThat(column.bins()).contains(new Bin("all categories", 2, 2), new Bin("missing", 0, 0));
        assertThat(column.unseen()).containsOnlyKeys("b?");
    }
}
