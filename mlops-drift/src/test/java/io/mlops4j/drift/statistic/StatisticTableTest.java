// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatisticTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "drift.md");

    private static final List<DriftStatistic> ALL = List.of(
            PopulationStabilityIndex.withDefaults(),
            KullbackLeibler.withDefaults(),
            KolmogorovSmirnov.withDefaults(),
            JensenShannon.withDefaults(),
            Hellinger.withDefaults(),
            TotalVariation.withDefaults(),
            LInfinity.withDefaults(),
            ChiSquare.withDefaults(),
            CramersV.withDefaults(),
            MissingShare.withDefaults(),
            UnseenShare.withDefaults(),
            MannWhitney.withDefaults(),
            CramerVonMises.withDefaults(),
            AndersonDarling.withDefaults(),
            Wasserstein.withDefaults(),
            EnergyDistance.withDefaults(),
            MeanDifference.withDefaults());

    @Test
    @DisplayName("the documented table has every statistic, with its id, its kinds of column and its default line")
    void documented() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> cells.get(1) + " " + cells.get(2) + " " + cells.get(3) + " " + cells.get(5))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(ALL.stream()
                        .map(statistic -> "`" + statistic.id() + "` `"
                                + statistic.getClass().getSimpleName() + "` " + kinds(statistic) + " "
                                + statistic.threshold())
                        .toList());
    }

    private static String kinds(DriftStatistic statistic) {
        if (statistic instanceof UnseenShare) {
            return "categories";
        }
        return statistic instanceof BinnedStatistic || statistic instanceof MissingShare ? "both" : "numbers";
    }

    @Test
    @DisplayName("the table here is complete")
    void complete() {
        assertThat(ALL.stream().map(DriftStatistic::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        concrete(DriftStatistic.class).toList());
    }

    private static Stream<Class<? extends DriftStatistic>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StatisticTableTest::concrete)
                : Stream.of(type.asSubclass(DriftStatistic.class));
    }
}
