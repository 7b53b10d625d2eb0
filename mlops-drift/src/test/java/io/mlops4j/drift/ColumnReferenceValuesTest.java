// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.ReferenceValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** From raw values to figures, against NumPy and SciPy on the same values: pins the edges, the bins and the ranks. */
class ColumnReferenceValuesTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "columns.csv",
            delimiter = ';',
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 100_000)
    void agreesWithNumPyAndSciPy(
            String name, String reference, String current, String edges, double psi, double ks, double ksPValue) {
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().withValuesAsBins(0))
                .numeric("x", ReferenceValues.doubles(reference))
                .build();
        CurrentCounts counts = profile.newCounts().observe("x", ReferenceValues.doubles(current));
        ColumnDrift column = DriftReport.compare(profile, counts, DriftOptions.withDefaults())
                .column("x");
        Finding ofBins = column.finding(PopulationStabilityIndex.ID).orElseThrow();
        Finding ofRanks = column.finding(KolmogorovSmirnov.ID).orElseThrow();
        assertThat(ofBins.fields()).containsEntry("edges", Arrays.toString(ReferenceValues.doubles(edges)));
        ReferenceValues.assertStatistic(given(ofBins.value()), psi);
        ReferenceValues.assertStatistic(given(ofRanks.value()), ks);
        ReferenceValues.assertPValue(given(ofRanks.pValue()), ksPValue);
    }

    private static double given(@Nullable Double value) {
        assertThat(value).isNotNull();
        return value == null ? Double.NaN : value;
    }
}
