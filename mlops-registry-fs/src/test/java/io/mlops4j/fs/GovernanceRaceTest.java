// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.testkit.contract.GovernanceRace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that promote one request, cast one person's vote, or roll one promotion back at the same moment. */
class GovernanceRaceTest {
    private static final int ROUNDS = 30;

    // the fault shows as soon as two processes meet once, which takes a few rounds on an idle machine and more on a
    // busy one
    private static final int MOST_ROUNDS = 1_000;

    @TempDir
    Path root;

    @Test
    @DisplayName("one of two processes wins each round, and the log has what both did")
    void oneOfTwoWins() throws IOException {
        race(ROUNDS, RacingProcess.Manner.CAREFUL);
    }

    @Tag("rigs")
    @Test
    @DisplayName("one of two processes wins each of a thousand rounds, and the log has what both did")
    void oneOfTwoWinsAThousandTimes() throws IOException {
        race(1_000, RacingProcess.Manner.CAREFUL);
    }

    @Test
    @DisplayName("processes that commit what was decided on an older state are found out")
    void seededFault() {
        assertThatThrownBy(() -> race(MOST_ROUNDS, RacingProcess.Manner.HEADLONG))
                .isInstanceOfAny(AssertionError.class, CorruptRecordException.class);
    }

    private void race(int rounds, RacingProcess.Manner manner) throws IOException {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(root));
                RacingProcess one = RacingProcess.start(root, 0, manner);
                RacingProcess other = RacingProcess.start(root, 1, manner)) {
            for (int number = 0; number < rounds; number++) {
                GovernanceRace round = new GovernanceRace(number);
                round.prepare(mlops);
                one.order(number);
                other.order(number);
                assertThat(List.of(one.answer(), other.answer())).containsOnly(Integer.toString(number));
                round.check(mlops, 2);
            }
        }
        System.out.println("rounds that two processes raced: " + rounds);
    }
}
