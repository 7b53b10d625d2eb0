// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.html.DriftPage;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The p-values of one statistic over the columns of a report are corrected together. */
class CorrectionTest {
    private static final DriftOptions KS = DriftOptions.withDefaults()
            .without(PopulationStabilityIndex.ID)
            .without(KullbackLeibler.ID)
            .withSignificance(0.05);

    /** Ten columns 0 to 99: one shifted enough to be significant alone, one by far, the rest equal; an eleventh is empty. */
    private static DriftReport report(DriftOptions options) {
        double[] values = IntStream.range(0, 100).asDoubleStream().toArray();
        ReferenceProfileBuilder builder = ReferenceProfile.builder();
        for (int i = 0; i < 11; i++) {
            builder.numeric("x" + i, values);
        }
        ReferenceProfile profile = builder.build();
        CurrentCounts counts = profile.newCounts();
        for (int i = 0; i < 10; i++) {
            double shift = i == 0 ? 20 : i == 1 ? 60 : 0;
            counts.observe(
                    "x" + i, IntStream.range(0, 100).mapToDouble(x -> x + shift).toArray());
        }
        return DriftReport.compare(profile, counts, options);
    }

    private static Finding ks(DriftReport report, String column) {
        return report.column(column).finding(KolmogorovSmirnov.ID).orElseThrow();
    }

    @Test
    void withoutCorrectionBothPValuesAreTheSame() {
        DriftReport report = report(KS);
        assertThat(report.correction()).isEqualTo(MultipleTestCorrection.NONE);
        assertThat(report.driftedColumns()).containsExactly("x0", "x1");
        assertThat(ks(report, "x0").adjustedPValue()).isEqualTo(ks(report, "x0").pValue());
        assertThat(ks(report, "x0").fields()).doesNotContainKey("correction");
        assertThat(ks(report, "x0").reason()).doesNotContain("adjusted");
    }

    @Test
    void theVerdictUsesTheAdjustedPValue() {
        for (MultipleTestCorrection correction : new MultipleTestCorrection[] {
            MultipleTestCorrection.BONFERRONI, MultipleTestCorrection.HOLM, MultipleTestCorrection.BENJAMINI_HOCHBERG
        }) {
            DriftReport report = report(KS.with(correction));
            assertThat(report.driftedColumns()).containsExactly("x1");
            Finding near = ks(report, "x0");
            assertThat(near.pValue()).isLessThan(0.05);
            assertThat(near.adjustedPValue()).isGreaterThan(0.05);
            assertThat(near.reason()).contains("among 10 columns chance explains it", ", adjusted 0.");
            assertThat(near.rule()).contains(correction.words(), "here 10.");
            assertThat(near.fields())
                    .containsEntry("correction", correction.id())
                    .containsEntry("correctedColumns", "10");
            assertThat(report.toJson()).contains("\"correction\":\"" + correction.id() + "\"", "\"adjustedPValue\":");
            assertThat(DriftPage.titled("t").window("w", report).toHtml())
                    .contains("corrected for the number of columns");
        }
    }

    @Test
    void columnsWithTooLittleDataAreNoPartOfTheFamily() {
        DriftReport report = report(KS.with(MultipleTestCorrection.BONFERRONI));
        Finding empty = ks(report, "x10");
        assertThat(empty.adjustedPValue()).isNull();
        assertThat(empty.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        Finding near = ks(report, "x0");
        assertThat(near.adjustedPValue()).isEqualTo(10 * Objects.requireNonNull(near.pValue()));
        DriftReport fewer = report(KS.with(MultipleTestCorrection.BONFERRONI).withMinimumSample(101));
        assertThat(ks(fewer, "x0").pValue()).isEqualTo(near.pValue());
        assertThat(ks(fewer, "x0").adjustedPValue()).isNull();
    }

    @Test
    void theRuleSaysThatEachStatisticIsCorrectedByItself() {
        for (MultipleTestCorrection family :
                new MultipleTestCorrection[] {MultipleTestCorrection.BONFERRONI, MultipleTestCorrection.HOLM}) {
            assertThat(family.words())
                    .contains("this statistic by itself raises any false alarm", "s times the significance");
        }
        assertThat(MultipleTestCorrection.BENJAMINI_HOCHBERG.words()).contains("this statistic by itself");
    }
}
