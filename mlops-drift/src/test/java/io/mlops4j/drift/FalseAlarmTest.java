// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.CramerVonMises;
import io.mlops4j.drift.statistic.CramersV;
import io.mlops4j.drift.statistic.EnergyDistance;
import io.mlops4j.drift.statistic.Hellinger;
import io.mlops4j.drift.statistic.JensenShannon;
import io.mlops4j.drift.statistic.LInfinity;
import io.mlops4j.drift.statistic.MannWhitney;
import io.mlops4j.drift.statistic.MeanDifference;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.TotalVariation;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Windows of the reference's own distribution are called drifted no more often than the significance allows, by any statistic at any
 * size. The benchmarks module runs the same over 10,000 simulations, larger windows, and p-values alone.
 */
class FalseAlarmTest {
    private static final int SIMULATIONS = 150;
    private static final int[] WINDOWS = {20, 100, 500, 2_000};
    private static final int REFERENCE = 400;
    // Binomial(150, 0.01) exceeds 7 with a probability of 0.02 %; there are about 200 rates in all.
    private static final int MOST_ALARMS = 7;

    private static final DriftOptions OPTIONS = DriftOptions.withDefaults()
            .with(JensenShannon.withDefaults())
            .with(ChiSquare.withDefaults())
            .with(CramersV.withDefaults())
            .with(TotalVariation.withDefaults())
            .with(LInfinity.withDefaults())
            .with(Hellinger.withDefaults())
            .with(MannWhitney.withDefaults())
            .with(CramerVonMises.withDefaults())
            .with(AndersonDarling.withDefaults())
            .with(Wasserstein.withDefaults())
            .with(EnergyDistance.withDefaults())
            .with(MeanDifference.withDefaults())
            .with(MissingShare.withDefaults());

    private static final double MISSING = 0.1;

    enum Law {
        NORMAL,
        LOGNORMAL,
        TIES,
        FEW_CATEGORIES,
        RARE_CATEGORIES;

        private double draw(SplittableRandom random) {
            return switch (this) {
                case NORMAL -> random.nextGaussian();
                case LOGNORMAL -> Math.exp(random.nextGaussian());
                case TIES -> Math.floor(Math.exp(1.5 * random.nextGaussian()));
                case FEW_CATEGORIES -> Math.min(4, Math.floor(-2 * Math.log(random.nextDouble())));
                case RARE_CATEGORIES -> Math.floor(Math.exp(6 * random.nextDouble()));
            };
        }

        private boolean isNumeric() {
            return compareTo(TIES) <= 0;
        }

        private double[] numbers(SplittableRandom random, int rows) {
            return DoubleStream.generate(() -> random.nextDouble() < MISSING ? Double.NaN : draw(random))
                    .limit(rows)
                    .toArray();
        }

        private @Nullable String[] categories(SplittableRandom random, int rows) {
            return Arrays.stream(numbers(random, rows))
                    .mapToObj(number -> Double.isNaN(number) ? null : "c" + (int) number)
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atMostTheSignificance(Law law) {
        Map<String, Integer> alarms = new TreeMap<>();
        for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
            SplittableRandom random = new SplittableRandom(simulation);
            ReferenceProfile profile = reference(law, random);
            for (int rows : WINDOWS) {
                CurrentCounts counts = profile.newCounts();
                if (law.isNumeric()) {
                    counts.observe("x", law.numbers(random, rows));
                } else {
                    counts.observe("x", law.categories(random, rows));
                }
                for (Finding finding : DriftReport.compare(profile, counts, OPTIONS)
                        .column("x")
                        .findings()) {
                    int alarm = finding.verdict() == Verdict.DRIFTED ? 1 : 0;
                    alarms.merge(finding.statistic() + " in windows of " + rows, alarm, Integer::sum);
                }
            }
        }
        assertThat(alarms)
                .hasSize(WINDOWS.length * (law.isNumeric() ? 16 : 10))
                .allSatisfy((where, count) -> assertThat(count).isLessThanOrEqualTo(MOST_ALARMS));
    }

    private static ReferenceProfile reference(Law law, SplittableRandom random) {
        ReferenceProfileBuilder builder = ReferenceProfile.builder();
        return law.isNumeric()
                ? builder.numeric("x", law.numbers(random, REFERENCE)).build()
                : builder.categorical("x", law.categories(random, REFERENCE)).build();
    }
}
