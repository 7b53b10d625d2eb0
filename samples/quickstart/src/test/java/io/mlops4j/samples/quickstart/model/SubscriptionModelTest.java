// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.samples.quickstart.bank.BankData;
import io.mlops4j.samples.quickstart.bank.Calls;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SubscriptionModelTest {
    private static final Calls AUTUMN =
            BankData.load().between("autumn", YearMonth.of(2009, 9), YearMonth.of(2009, 12));

    @Test
    void aStoredModelScoresAsTheTrainedOne() {
        SubscriptionModel model = SubscriptionModel.train(AUTUMN, TrainingSettings.withDefaults(20_081_231));

        assertThat(SubscriptionModel.fromBytes(model.toBytes()).probabilities(AUTUMN))
                .containsExactly(model.probabilities(AUTUMN));
    }

    @Test
    void itRanksBetterThanChance() {
        SubscriptionModel model = SubscriptionModel.train(AUTUMN, TrainingSettings.withDefaults(20_081_231));

        assertThat(Scores.of(model.probabilities(AUTUMN), AUTUMN.answers()).auc())
                .as("unscaled features gave 0.49")
                .isGreaterThan(0.6);
    }
}
