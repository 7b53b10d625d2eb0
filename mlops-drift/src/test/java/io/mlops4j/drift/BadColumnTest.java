// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.mlops4j.drift.html.DriftPage;
import io.mlops4j.drift.statistic.EmptyBinRule;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What goes wrong in one column stays there. */
class BadColumnTest {
    private static final double[] SAMPLE = new SplittableRandom(1).doubles(500).toArray();
    private static final DriftOptions OPTIONS =
            DriftOptions.withDefaults().with(MultipleTestCorrection.HOLM).with(Calibration.withDefaults());

    /** More rows than a long can count: the sums overflow, which the statistics refuse. */
    @Test
    void aColumnThatCannotBeCountedSaysSoAndStopsNoOther() throws IOException {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("good", SAMPLE)
                .numeric("bad", SAMPLE)
                .category("worse", "a", 100)
                .build();
        CurrentCounts counts = profile.newCounts()
                .observe("good", SAMPLE)
                .observe("bad", SAMPLE)
                .observeNulls("bad", Long.MAX_VALUE)
                .observeNulls("worse", Long.MAX_VALUE)
                .observeCategory("worse", "a", Long.MAX_VALUE);
        DriftReport report = DriftReport.compare(profile, counts, OPTIONS);
        assertThat(report.column("good").verdict()).isEqualTo(Verdict.STABLE);
        for (String bad : List.of("bad", "worse")) {
            ColumnDrift column = report.column(bad);
            assertThat(column.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(column.reason())
                    .startsWith("The column could not be compared: ")
                    .contains("exceeds 2^63 - 1");
            assertThat(column.findings()).isEmpty();
            assertThat(column.bins()).isEmpty();
            assertThat(column.current().rows()).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(report.decidedColumns()).isEqualTo(1);
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
        assertIsJson(report.toJson());
        assertThat(DriftPage.titled("Drift").window("May", report).toHtml()).contains("good", "worse");
    }

    @Test
    void aStatisticThatFailsSaysSoAndStopsNoOther() {
        FindingDraft draft = ColumnDrafts.attempt(PopulationStabilityIndex.withDefaults(), OPTIONS, () -> {
            throw new ArithmeticException("injected");
        });
        Finding finding = draft.finding(AdjustedPValues.of(List.of(), MultipleTestCorrection.HOLM));
        assertThat(draft.isDecidable()).isFalse();
        assertThat(finding.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(finding.value()).isNull();
        assertThat(finding.adjustedPValue()).isNull();
        assertThat(finding.reason()).isEqualTo("it could not be computed: injected.");
        assertThat(finding.rule()).contains("Population stability index");
    }

    @Test
    void anInfiniteValueIsAVerdictAndJson() throws IOException {
        ReferenceProfile profile =
                ReferenceProfile.builder().category("x", "a", 500).build();
        CurrentCounts counts = profile.newCounts().observeCategory("x", "b", 500);
        DriftReport report = DriftReport.compare(
                profile,
                counts,
                OPTIONS.with(PopulationStabilityIndex.withDefaults().with(EmptyBinRule.drop())));
        Finding psi = report.column("x").finding(PopulationStabilityIndex.ID).orElseThrow();
        assertThat(psi.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(psi.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.toJson()).contains("\"value\":\"Infinity\"");
        assertIsJson(report.toJson());
    }

    private static void assertIsJson(String text) throws IOException {
        int values = 0;
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                values++;
            }
        }
        assertThat(values).isGreaterThan(20);
    }
}
