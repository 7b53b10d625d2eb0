// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops4j.drift.statistic.Alternative;
import io.mlops4j.drift.statistic.EmptyBinRule;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MissingShare;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.UnseenShare;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DriftOptionsTest {
    private static final DriftOptions DEFAULTS = DriftOptions.withDefaults();

    @Test
    @DisplayName("options made in the same way are equal, and any choice makes a difference")
    void equality() {
        List<DriftOptions> different = List.of(
                DEFAULTS,
                DEFAULTS.without(KullbackLeibler.ID),
                DEFAULTS.with(PopulationStabilityIndex.withDefaults().withThreshold(0.2)),
                DEFAULTS.with(PopulationStabilityIndex.withDefaults().with(EmptyBinRule.drop())),
                DEFAULTS.with(PopulationStabilityIndex.withDefaults().with(EmptyBinRule.epsilon(0.1))),
                DEFAULTS.with(KolmogorovSmirnov.withDefaults().with(Alternative.LESS)),
                DEFAULTS.withSignificance(0.05),
                DEFAULTS.with(MultipleTestCorrection.HOLM),
                DEFAULTS.withMinimumSample(30),
                DEFAULTS.withDriftedShare(0.2),
                DEFAULTS.with(Calibration.withDefaults()),
                DEFAULTS.with(Calibration.withDefaults().withSeed(2)));
        assertThat(different).doesNotHaveDuplicates();
        assertThat(different.stream().map(DriftOptions::toString)).doesNotHaveDuplicates();
        DriftOptions again = DEFAULTS.without(UnseenShare.ID).with(UnseenShare.withDefaults());
        assertThat(again).isEqualTo(DEFAULTS).hasSameHashCodeAs(DEFAULTS).isNotEqualTo("options");
    }

    @Test
    @DisplayName("toString names each statistic with its line, and what else decides")
    void words() {
        assertThat(DEFAULTS)
                .hasToString("DriftOptions[statistics psi from 0.1 "
                        + PopulationStabilityIndex.withDefaults().fields() + ", ks from 0.1 "
                        + KolmogorovSmirnov.withDefaults().fields() + ", kl from 0.05 "
                        + KullbackLeibler.withDefaults().fields() + ", unseen-share from 0.1 "
                        + UnseenShare.withDefaults().fields()
                        + "; significance 0.01, correction none, minimumSample 20, driftedShare 0.5, no calibration]");
        assertThat(DEFAULTS.with(Calibration.withDefaults()).toString()).contains("Calibration[rounds=1000, seed=1]");
    }

    @Test
    @DisplayName("an unknown id is answered with the ids there are")
    void ids() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.without("KL"))
                .withMessage("Invalid id: 'KL' (the options have psi, ks, kl, unseen-share)");
        DriftOptions none = DEFAULTS.without("psi").without("ks").without("kl").without("unseen-share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.without("kl"))
                .withMessage("Invalid id: 'kl' (the options have no statistic)");
    }

    @Test
    @DisplayName("with only some statistics, the other choices stay")
    void only() {
        PopulationStabilityIndex psi = PopulationStabilityIndex.withDefaults();
        DriftOptions options =
                DEFAULTS.withSignificance(0.05).withOnly(psi, MissingShare.withDefaults(), psi.withThreshold(0.2));
        assertThat(options)
                .isEqualTo(DEFAULTS.without("ks")
                        .without("kl")
                        .without("unseen-share")
                        .with(psi.withThreshold(0.2))
                        .with(MissingShare.withDefaults())
                        .withSignificance(0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(DEFAULTS::withOnly)
                .withMessage("Invalid only: no statistic (must be at least one)");
    }
}
