// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColumnReasonTest {
    private static final DriftOptions DEFAULTS = DriftOptions.withDefaults();
    private static final DriftOptions ONLY_NUMBERS = DEFAULTS.without(PopulationStabilityIndex.ID)
            .without(KullbackLeibler.ID)
            .with(Wasserstein.withDefaults());
    private static final double[] HUNDRED =
            IntStream.range(0, 1_000).mapToDouble(i -> i % 100).toArray();
    private static final ReferenceProfile PROFILE = ReferenceProfile.builder()
            .numeric("n", HUNDRED)
            .category("c", "home", 900)
            .category("c", "abroad", 90)
            .nulls("c", 10)
            .build();

    private static ColumnDrift column(String name, CurrentCounts counts) {
        return DriftReport.compare(PROFILE, counts, DEFAULTS).column(name);
    }

    @Test
    @DisplayName("a new category is named with its share")
    void newCategory() {
        ColumnDrift column = column(
                "c",
                PROFILE.newCounts()
                        .observeCategory("c", "home", 860)
                        .observeCategory("c", "abroad", 20)
                        .observeCategory("c", "overseas", 120));
        assertThat(column.reason()).startsWith("Largest change: 'overseas' rose from 0 % to 12 % of rows. Population");
    }

    @Test
    @DisplayName("missing rows are a share like any other, and are not mistaken for a category of that name")
    void missing() {
        CurrentCounts counts =
                PROFILE.newCounts().observeCategory("c", "home", 730).observeNulls("c", 270);
        assertThat(column("c", counts).reason()).startsWith("Largest change: missing rose from 1 % to 27 % of rows. ");
        CurrentCounts named =
                PROFILE.newCounts().observeCategory("c", "home", 730).observeCategory("c", "missing", 270);
        assertThat(column("c", named).reason()).startsWith("Largest change: 'missing' rose from 0 % to 27 % of rows. ");
    }

    @Test
    @DisplayName("numbers are named by their bin, in either direction")
    void numbers() {
        CurrentCounts high = PROFILE.newCounts()
                .observe(
                        "n",
                        IntStream.range(0, 400).mapToDouble(i -> 91 + i % 9).toArray());
        assertThat(column("n", high).reason())
                .startsWith("Largest change: values above 89 rose from 10 % to 100 % of rows. ");
        CurrentCounts without = PROFILE.newCounts()
                .observe("n", IntStream.range(0, 900).mapToDouble(i -> i % 90).toArray());
        assertThat(column("n", without).reason())
                .startsWith("Largest change: values above 89 fell from 10 % to 0 % of rows. ");
    }

    @Test
    @DisplayName("shares that round to the same figure are told apart, and equal shares are not called a change")
    void smallChanges() {
        List<Bin> bins = List.of(new Bin("a", 9_000, 9_001), new Bin("rare categories", 1_000, 999));
        assertThat(ShareChange.largest(ColumnKind.CATEGORICAL, bins)).isNotNull();
        ShareChange change = new ShareChange("'a'", 0.9, 0.9001);
        assertThat(change.words()).isEqualTo("Largest change: 'a' rose from 90 % to 90.01 % of rows.");
        assertThat(ShareChange.largest(ColumnKind.CATEGORICAL, List.of(new Bin("a", 10, 1_000))))
                .isNull();
        assertThat(ShareChange.largest(ColumnKind.CATEGORICAL, List.of(new Bin("a", 10, 0))))
                .isNull();
        assertThat(column("n", PROFILE.newCounts().observe("n", HUNDRED)).reason())
                .startsWith("Population stability index: 0 is below");
    }

    @Test
    @DisplayName("values of the wrong kind come first")
    void mismatched() {
        CurrentCounts counts = PROFILE.newCounts().observe("n", HUNDRED).observeMismatched("n", 500);
        assertThat(column("n", counts).reason())
                .startsWith("500 values were not of the column's kind. Largest change: missing rose from 0 % to 33 %");
    }

    @Test
    @DisplayName("a column without a single value asks whether its name is right")
    void wrongName() {
        CurrentCounts counts = PROFILE.newCounts();
        for (int row = 0; row < 100; row++) {
            counts.observeRow(Map.of("N", 5, "c", "home"));
        }
        assertThat(column("n", counts).reason()).startsWith("All 100 rows are missing: is the column's name right? ");
        assertThat(column("c", counts).reason()).doesNotContain("name right");
        CurrentCounts one = PROFILE.newCounts().observeRow(Map.of());
        assertThat(column("n", one).reason()).startsWith("The only row is missing: is the column's name right? ");
    }

    @Test
    @DisplayName("a column of categories says which statistics cannot judge it")
    void nothingApplies() {
        ColumnDrift column = DriftReport.compare(
                        PROFILE, PROFILE.newCounts().observeCategory("c", "home", 100), ONLY_NUMBERS)
                .column("c");
        assertThat(column.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(column.reason())
                .isEqualTo(
                        "No statistic that was asked for applies to categories: ks, wasserstein need numbers; psi, for"
                                + " instance, takes both.");
    }

    @Test
    @DisplayName("tiny p-values are bounded, others have three digits, and those above a tiny significance are exact")
    void pValues() {
        CurrentCounts shifted = PROFILE.newCounts()
                .observe(
                        "n",
                        IntStream.range(0, 400).mapToDouble(i -> 91 + i % 9).toArray());
        DriftOptions corrected = DEFAULTS.with(MultipleTestCorrection.HOLM);
        assertThat(DriftReport.compare(PROFILE, shifted, corrected).column("n").reason())
                .contains("chance is no explanation (p < 0.0001, adjusted < 0.0001).")
                .doesNotContain("p = ");
        String exact = DriftReport.compare(PROFILE, shifted, DEFAULTS.withSignificance(1e-300))
                .column("n")
                .reason();
        assertThat(exact).containsPattern("chance explains it \\(p = \\d(\\.\\d+)?E-\\d+\\)");
        CurrentCounts few = PROFILE.newCounts()
                .observe(
                        "n", IntStream.range(0, 25).mapToDouble(i -> 40 + 2 * i).toArray());
        assertThat(DriftReport.compare(PROFILE, few, DEFAULTS.without(KolmogorovSmirnov.ID))
                        .column("n")
                        .reason())
                .containsPattern("\\(p = 0\\.\\d{1,6}\\)");
    }

    @Test
    @DisplayName("where effect and value differ, both are named, and the calibrated line is held against the value")
    void effectAndValue() {
        DriftOptions options = DEFAULTS.with(AndersonDarling.withDefaults())
                .with(Calibration.withDefaults().withRounds(199));
        Finding finding = DriftReport.compare(
                        PROFILE,
                        PROFILE.newCounts()
                                .observe(
                                        "n",
                                        IntStream.range(0, 400)
                                                .mapToDouble(i -> i % 100 + 20)
                                                .toArray()),
                        options)
                .column("n")
                .finding(AndersonDarling.ID)
                .orElseThrow();
        assertThat(finding.effect()).isNotEqualTo(finding.value());
        String value =
                finding.value() == null ? "" : Double.toString(finding.value()).substring(0, 4);
        assertThat(finding.reason())
                .matches("an effect of 0\\.\\d+ \\(value " + value + "\\d*\\) reaches the threshold of 0\\.15, .*")
                .matches(".* Calibrated: the value of " + value
                        + "\\d* exceeds \\d\\.\\d+, which 99 % of 199 pairs of samples"
                        + " drawn from the reference, of 1,000 and 400 rows stay at or below; half stay at or below"
                        + " 0\\.\\d+\\.");
    }
}
