// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.CurrentCounts;
import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.statistic.Alternative;
import io.mlops4j.drift.statistic.AndersonDarling;
import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.CramerVonMises;
import io.mlops4j.drift.statistic.CramersV;
import io.mlops4j.drift.statistic.EnergyDistance;
import io.mlops4j.drift.statistic.Hellinger;
import io.mlops4j.drift.statistic.JensenShannon;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.LInfinity;
import io.mlops4j.drift.statistic.MannWhitney;
import io.mlops4j.drift.statistic.MeanDifference;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.TotalVariation;
import io.mlops4j.drift.statistic.UnseenShare;
import io.mlops4j.drift.statistic.Wasserstein;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each statistic calls windows of the reference's own distribution drifted: in default verdicts, and by its p-value
 * alone. Every simulation draws a new reference and one window of each size from it; chance is seeded, so a run can be repeated.
 */
final class FalseAlarms implements Area {
    private static final double SIGNIFICANCE = 0.01;
    private static final String TWO_SIDED = "two-sided";
    private static final int SIMULATIONS = Integer.getInteger("false-alarms.simulations", 10_000);

    /** The rate that 10,000 simulations at the nominal rate exceed by chance once in 740 times. */
    private static final double MOST = SIGNIFICANCE + 3 * Math.sqrt(SIGNIFICANCE * (1 - SIGNIFICANCE) / SIMULATIONS);

    /** Windows up to the size of a small reference, and all windows against one with more values than rank points. */
    private static final int[][] SMALL_AND_LARGE = {
        {1_000, 20, 50, 100, 200, 500, 1_000}, {12_000, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000}
    };

    private static final DriftOptions DEFAULTS = DriftOptions.withDefaults().withSignificance(SIGNIFICANCE);

    private static final DriftOptions OPTIONS = DEFAULTS.with(JensenShannon.withDefaults())
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

    /** Options hold one statistic of each name. */
    private static final List<DriftOptions> ONE_SIDED = Stream.of(Alternative.LESS, Alternative.GREATER)
            .map(side -> DEFAULTS.without(PopulationStabilityIndex.ID)
                    .without(KullbackLeibler.ID)
                    .without(UnseenShare.ID)
                    .with(KolmogorovSmirnov.withDefaults().with(side)))
            .toList();

    @Override
    public String name() {
        return "false-alarms";
    }

    @Override
    public String about() {
        return "share of windows without drift that each statistic calls drifted; minutes";
    }

    @Override
    public List<Bar> measure() {
        AlarmRates rates = new AlarmRates(SIMULATIONS, SIGNIFICANCE);
        for (NullColumn column : NullColumn.all()) {
            for (int[] sizes : SMALL_AND_LARGE) {
                IntStream.range(0, SIMULATIONS)
                        .parallel()
                        .forEach(number -> simulate(rates, column, sizes, new SplittableRandom(number)));
            }
        }
        rates.linesAbove(MOST).forEach(System.out::println);
        List<Bar> bars = new ArrayList<>();
        rates.worstVerdicts().forEach((id, rate) -> bars.add(Bar.atMost(id + "-false-alarm-verdict-rate", rate, MOST)));
        rates.worstPValues().forEach((id, rate) -> bars.add(Bar.atMost(id + "-false-alarm-p-rate", rate, MOST)));
        return bars;
    }

    private static void simulate(AlarmRates rates, NullColumn column, int[] sizes, SplittableRandom random) {
        ReferenceProfile profile = column.reference(random, sizes[0]);
        for (int i = 1; i < sizes.length; i++) {
            CurrentCounts counts = profile.newCounts();
            column.observe(counts, random, sizes[i]);
            List<Finding> findings = new ArrayList<>(findings(counts, OPTIONS));
            ONE_SIDED.forEach(options -> findings.addAll(findings(counts, options)));
            for (Finding finding : findings) {
                rates.add(new AlarmRates.Cell(name(finding), column.name(), sizes[0], sizes[i]), finding);
            }
        }
    }

    private static List<Finding> findings(CurrentCounts counts, DriftOptions options) {
        return DriftReport.compare(counts.profile(), counts, options)
                .column(NullColumn.COLUMN)
                .findings();
    }

    private static String name(Finding finding) {
        String side = finding.fields().getOrDefault("alternative", TWO_SIDED);
        return side.equals(TWO_SIDED) ? finding.statistic() : finding.statistic() + "-" + side;
    }
}
