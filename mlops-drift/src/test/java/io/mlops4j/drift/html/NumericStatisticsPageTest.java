// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ProfileOptions;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.column.Binning;
import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.CramerVonMises;
import io.mlops4j.drift.statistic.EnergyDistance;
import io.mlops4j.drift.statistic.MeanDifference;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each rule reads on from its heading. */
class NumericStatisticsPageTest {
    private static final DriftOptions OPTIONS = DriftOptions.withDefaults()
            .with(CramerVonMises.withDefaults())
            .with(AndersonDarling.withDefaults())
            .with(Wasserstein.withDefaults())
            .with(EnergyDistance.withDefaults())
            .with(MeanDifference.withDefaults())
            .with(MissingShare.withDefaults());

    private static String page(double shift) {
        ReferenceProfile profile = ReferenceProfile.builder()
                .with(ProfileOptions.withDefaults().with(Binning.edges(1e4, 5e4)))
                .numeric(
                        "income",
                        IntStream.range(0, 500).mapToDouble(i -> 200 * i).toArray())
                .build();
        double[] current =
                IntStream.range(0, 100).mapToDouble(i -> 1000 * i + shift).toArray();
        DriftReport report = DriftReport.compare(profile, profile.newCounts().observe("income", current), OPTIONS);
        return DriftPage.titled("Income")
                .reference("2008")
                .window("2009", report)
                .toHtml();
    }

    @Test
    void namesEachStatisticAndItsRule() {
        assertThat(page(20_000))
                .contains("Wasserstein distance", "W1: the integral of |F - G|")
                .contains("Energy distance", "The square root of twice the integral")
                .contains("Cramér-von Mises criterion", "T, two samples:")
                .contains("Anderson-Darling statistic", "A^2, two samples, midranks:")
                .contains("Difference of means", "The size of the mean")
                .contains("Difference of missing share")
                .contains("Between given edges");
    }
}
