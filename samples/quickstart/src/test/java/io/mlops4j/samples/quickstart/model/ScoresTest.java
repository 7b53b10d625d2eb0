// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void scoresAreWhatTheFormulasSay() {
        Scores scores = Scores.of(new double[] {0.8, 0.4, 0.3, 0.1}, new boolean[] {true, false, true, false});

        assertThat(scores.logLoss())
                .isCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.3) + Math.log(0.9)) / 4, within(1e-12));
        assertThat(scores.brier()).isCloseTo((0.04 + 0.16 + 0.49 + 0.01) / 4, within(1e-12));
        assertThat(scores.auc()).isCloseTo(0.75, within(1e-12));
        assertThat(scores.yesRate()).isEqualTo(0.5);
        assertThat(scores.calibrationGap()).isCloseTo(0.1, within(1e-12));
        assertThat(scores.calibrationError()).isCloseTo((0.2 + 0.4 + 0.7 + 0.1) / 4, within(1e-12));
    }

    @Test
    void surplusAndShortfallInOneBinCancel() {
        Scores scores = Scores.of(new double[] {0.5, 0.5}, new boolean[] {true, false});

        assertThat(scores.calibrationError()).isZero();
        assertThat(scores.logLoss()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(scores.auc()).isEqualTo(0.5);
    }

    @Test
    void withoutBothAnswersThereIsNoAuc() {
        assertThat(Scores.of(new double[] {0.2, 1.0}, new boolean[] {true, true})
                        .auc())
                .isNaN();
    }

    @Test
    void theBootstrapPairsRowByRow() {
        PairedBootstrap constant = PairedBootstrap.compare(new double[] {1, 2, 3}, new double[] {0.5, 1.5, 2.5}, 7);

        assertThat(constant).isEqualTo(new PairedBootstrap(-0.5, -0.5, -0.5));
        assertThat(constant.secondIsBetter()).isTrue();
        assertThat(PairedBootstrap.compare(new double[] {0, 1}, new double[] {1, 0}, 7)
                        .secondIsBetter())
                .isFalse();
    }
}
