// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.statistic.ChiSquare;
import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MannWhitney;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.UnseenShare;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final DriftOptions CALIBRATED =
            DriftOptions.withDefaults().without(KolmogorovSmirnov.ID).with(Calibration.withDefaults());

    private static double[] numbers(long seed, int size, double stretch) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(size).map(x -> stretch * x).toArray();
    }

    private static Finding psi(int referenceSize, double[] current, DriftOptions options) {
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("x", numbers(1, referenceSize, 1))
                .build();
        return DriftReport.compare(profile, profile.newCounts().observe("x", current), options)
                .column("x")
                .finding(PopulationStabilityIndex.ID)
                .orElseThrow();
    }

    /** PSI without drift is about (1/n + 1/m) times chi-square with 9 degrees of freedom, whose 99 % quantile is 21.666. */
    @Test
    void agreesWithTheLawWhereItHolds() {
        for (int[] sizes : new int[][] {{5_000, 5_000}, {5_000, 500}, {50_000, 500}}) {
            Finding finding = psi(
                    sizes[0],
                    numbers(2, sizes[1], 1),
                    only(PopulationStabilityIndex.withDefaults())
                            .with(Calibration.withDefaults().withRounds(20_000)));
            double law = 21.666 * (1.0 / sizes[0] + 1.0 / sizes[1]);
            assertThat(Objects.requireNonNull(finding.calibratedThreshold()) / law)
                    .isBetween(0.95, 1.05);
        }
    }

    @Test
    void saysWhereTheThresholdComesFrom() {
        Finding stable = psi(2_000, numbers(2, 500, 1), CALIBRATED);
        assertThat(stable.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(stable.reason())
                .matches(
                        ".* Calibrated: the value of 0\\.0\\d+ does not exceed 0\\.05\\d+, which 99 % of 1,000 pairs of samples"
                                + " drawn from the reference, of 2,000 and 500 rows stay at or below; half stay at or below"
                                + " 0\\.02\\d+\\.");
        assertThat(stable.rule())
                .endsWith(
                        "Calibrated threshold: of 1,000 pairs of samples drawn from the reference, of 2,000 and 500 rows, with"
                                + " replacement (SplitMix64, seed 1), drift needs a value that at most 9 reach.");
        assertThat(stable.fields()).containsEntry("calibrationRounds", "1000").containsEntry("calibrationSeed", "1");
        assertThat(psi(60_000, numbers(2, 500, 1), CALIBRATED).rule())
                .contains(
                        "1,000 samples of 500 rows drawn from the reference",
                        "so many more rows that it is not drawn anew)");
        Finding drifted = psi(2_000, numbers(2, 500, 1.3), CALIBRATED);
        assertThat(drifted.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(drifted.reason()).contains("and chance is no explanation", "Calibrated: the value of ", " exceeds ");
        assertThat(psi(2_000, numbers(2, 500, 1), CALIBRATED.withoutCalibration())
                        .calibratedThreshold())
                .isNull();
        assertThat(psi(2_000, numbers(2, 10, 1), CALIBRATED).calibratedThreshold())
                .isNull();
    }

    /** The bits are written down: they must be the same on every machine and JDK. */
    @Test
    void isAPureFunctionOfCountsRoundsAndSeed() {
        double[] current = numbers(3, 300, 1);
        Double threshold = psi(1_000, current, CALIBRATED).calibratedThreshold();
        assertThat(threshold).isEqualTo(0.09706910414329913);
        assertThat(psi(1_000, current, CALIBRATED.without(KullbackLeibler.ID)).calibratedThreshold())
                .isEqualTo(threshold);
        assertThat(psi(
                                1_000,
                                current,
                                CALIBRATED.with(Calibration.withDefaults().withSeed(2)))
                        .calibratedThreshold())
                .isNotEqualTo(threshold);
    }

    @Test
    void everyStatisticHasAThreshold() {
        DriftOptions options = CALIBRATED
                .with(ChiSquare.withDefaults())
                .with(MannWhitney.withDefaults())
                .with(KolmogorovSmirnov.withDefaults())
                .with(MissingShare.withDefaults());
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("x", numbers(1, 1_000, 1))
                .nulls("x", 100)
                .category("c", "a", 500)
                .category("c", "b", 500)
                .nulls("c", 100)
                .build();
        CurrentCounts counts = profile.newCounts()
                .observe("x", numbers(2, 100, 1))
                .observeCategory("c", "a", 60)
                .observeCategory("c", "b", 40);
        DriftReport report = DriftReport.compare(profile, counts, options);
        assertThat(report.column("x").findings())
                .hasSize(6)
                .allMatch(finding -> finding.calibratedThreshold() != null && finding.calibratedThreshold() > 0);
        assertThat(report.column("c").findings())
                .hasSize(5)
                .allMatch(finding -> finding.calibratedThreshold() != null)
                // Of two categories no drawn sample lacks one.
                .filteredOn(finding -> !finding.statistic().equals(UnseenShare.ID))
                .allMatch(finding -> finding.calibratedThreshold() > 0);
        assertThat(report.toJson()).contains("\"calibratedThreshold\":0.");
    }

    /** In sparse bins the chi-square law cries wolf; the calibrated threshold does not. */
    @Test
    void keepsTheSignificanceWhereTheLawDoesNotHold() {
        int windows = 600;
        DriftStatistic lenient = ChiSquare.withDefaults().withThreshold(1e-9);
        DriftOptions calibrated = only(lenient)
                .withSignificance(0.05)
                .with(Calibration.withDefaults().withRounds(199));
        SplittableRandom random = new SplittableRandom(5);
        int alarms = 0;
        for (int window = 0; window < windows; window++) {
            ReferenceProfile profile = ReferenceProfile.builder()
                    .with(ProfileOptions.withDefaults().withBins(20))
                    .numeric("x", random.doubles(200).toArray())
                    .build();
            CurrentCounts counts =
                    profile.newCounts().observe("x", random.doubles(20).toArray());
            alarms += DriftReport.compare(profile, counts, calibrated).verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        // Three standard deviations above 5 % of 600.
        assertThat(alarms).isLessThanOrEqualTo(30 + 16);
    }

    @Test
    void isOnlyEverStricter() {
        DriftOptions options = only(KolmogorovSmirnov.withDefaults());
        ReferenceProfile profile = ReferenceProfile.builder()
                .numeric("x", IntStream.range(0, 3_000).mapToDouble(i -> i % 3).toArray())
                .build();
        SplittableRandom random = new SplittableRandom(6);
        for (int window = 0; window < 200; window++) {
            double[] current =
                    random.doubles(60).map(x -> x < 0.5 ? 0 : x < 0.7 ? 1 : 2).toArray();
            CurrentCounts counts = profile.newCounts().observe("x", current);
            Verdict with = DriftReport.compare(profile, counts, options.with(Calibration.withDefaults()))
                    .verdict();
            Verdict without = DriftReport.compare(profile, counts, options).verdict();
            assertThat(with == Verdict.DRIFTED && without != Verdict.DRIFTED).isFalse();
        }
    }

    private static DriftOptions only(DriftStatistic statistic) {
        return DriftOptions.withDefaults()
                .without(PopulationStabilityIndex.ID)
                .without(KolmogorovSmirnov.ID)
                .without(KullbackLeibler.ID)
                .with(statistic);
    }

    @Test
    void needsEnoughRoundsForTheSignificance() {
        Calibration few = Calibration.withDefaults().withRounds(98);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftOptions.withDefaults().with(few))
                .withMessage("Invalid rounds: 98 (a significance of 0.01 takes at least 99)");
        DriftOptions enough = DriftOptions.withDefaults().with(few.withRounds(99));
        assertThatIllegalArgumentException().isThrownBy(() -> enough.withSignificance(0.009));
        assertThat(psi(500, numbers(2, 100, 3), enough).verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(psi(500, numbers(2, 100, 3), enough.withSignificance(1)).verdict())
                .isEqualTo(Verdict.DRIFTED);
        assertThatIllegalArgumentException().isThrownBy(() -> few.withRounds(0));
        assertThatIllegalArgumentException().isThrownBy(() -> few.withRounds(1_000_001));
    }
}
