// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.UnseenShare;
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
            .without(UnseenShare.ID)
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
        assertThat(column.reason())
                .startsWith(
                        "120 of 1,000 rows are in categories that the reference does not have. Largest change: 'overseas' rose"
                                + " from 0 % to 12 % of rows. Population");
    }

    @Test
    @DisplayName("missing rows are a share like any other, and are not mistaken for a category of that name")
    void missing() {
        CurrentCounts counts =
                PROFILE.newCounts().observeCategory("c", "home", 730).observeNulls("c", 270);
        assertThat(column("c", counts).reason()).startsWith("Largest change: missing rose from 1 % to 27 % of rows. ");
        CurrentCounts named =
                PROFILE.newCounts().observeCategory("c", "home", 730).observeCategory("c", "missing", 270);
        assertThat(column("c", named).reason()).contains(" Largest change: 'missing' rose from 0 % to 27 % of rows. ");
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

    private static ColumnDrift only(ReferenceProfile profile, CurrentCounts counts) {
        return DriftReport.compare(profile, counts, DEFAULTS).column("c");
    }

    private static ReferenceProfile reference(int categories, int times) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder();
        IntStream.range(0, categories).forEach(i -> builder.category("c", "old " + i, times));
        return builder.build();
    }

    @Test
    @DisplayName("rare categories that were all replaced by new ones have drifted, and the reason begins with them")
    void allNew() {
        ReferenceProfile profile = reference(400, 5);
        CurrentCounts counts = profile.newCounts();
        IntStream.range(0, 400).forEach(i -> counts.observeCategory("c", "new " + i, 5));
        ColumnDrift column = only(profile, counts);
        assertThat(column.unseenRows()).isEqualTo(2_000);
        assertThat(column.reason())
                .startsWith("2,000 of 2,000 rows are in categories that the reference does not have. ")
                .doesNotContain("Largest change");
        assertThat(column.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(column.findings())
                .filteredOn(finding -> finding.verdict() == Verdict.DRIFTED)
                .extracting(Finding::statistic)
                .containsExactly(UnseenShare.ID);
    }

    @Test
    @DisplayName("few rows in new categories are not worth a sentence, and missing rows are not among those counted")
    void fewNew() {
        ReferenceProfile profile = reference(4, 500);
        CurrentCounts few =
                profile.newCounts().observeCategory("c", "old 1", 951).observeCategory("c", "new", 49);
        assertThat(only(profile, few).reason()).doesNotContain("does not have");
        CurrentCounts more = profile.newCounts()
                .observeCategory("c", "old 1", 950)
                .observeCategory("c", "new", 50)
                .observeNulls("c", 200);
        assertThat(only(profile, more).reason())
                .startsWith("50 of 1,000 rows with a value are in categories that the reference does not have. ");
    }

    @Test
    @DisplayName("a reference that did not keep all names does not know what is new, and says so")
    void notAllNamed() {
        ReferenceProfileBuilder builder =
                ReferenceProfile.builder().with(ProfileOptions.withDefaults().withCategories(3));
        IntStream.range(0, 400).forEach(i -> builder.category("c", "old " + i, 5));
        ReferenceProfile profile = builder.build();
        ColumnDrift column = only(profile, profile.newCounts().observeCategory("c", "new", 200));
        assertThat(column.reason())
                .startsWith("200 of 200 rows are in categories that the reference does not keep by name. ");
        Finding finding = column.finding(UnseenShare.ID).orElseThrow();
        assertThat(finding.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(finding.reason())
                .isEqualTo("it does not apply: the reference kept only its 3 most frequent categories by name, so which"
                        + " ones it lacks is not known.");
    }

    @Test
    @DisplayName("where a whole window is missing, missing is what changed most, and no category is called rare")
    void allMissing() {
        ReferenceProfile profile = reference(4, 1_250);
        ColumnDrift column = only(profile, profile.newCounts().observeNulls("c", 500));
        assertThat(column.reason()).contains("Largest change: missing rose from 0 % to 100 % of rows. ");
        assertThat(column.bins()).containsExactly(new Bin("all categories", 5_000, 0), new Bin("missing", 0, 500));
    }

    @Test
    @DisplayName("a column of numbers says that a statistic of categories does not judge it")
    void nothingAppliesToNumbers() {
        DriftOptions options = DEFAULTS.withOnly(UnseenShare.withDefaults());
        assertThat(DriftReport.compare(PROFILE, PROFILE.newCounts().observe("n", HUNDRED), options)
                        .column("n")
                        .reason())
                .isEqualTo("No statistic that was asked for applies to numbers: unseen-share needs categories; psi, for"
                        + " instance, takes both.");
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
