// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.ChildProcess;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.H2Database;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.testkit.contract.GovernanceRace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes promote one request, cast one person's vote, or roll one promotion back at the same moment. */
@EveryDatabase
class GovernanceRaceTest {
    private static final int ROUNDS = 9;
    private static final int FULL_SIZE = 1_000;

    private final TestDatabase database;

    GovernanceRaceTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void needsADatabaseOfManyProcesses() {
        assumeThat(database).as("a file of H2 is open in one process only").isNotInstanceOf(H2Database.class);
    }

    @Test
    void oneOfTwoWins() {
        race(ROUNDS, RacingHost.Manner.CAREFUL);
    }

    @Tag("rigs")
    @Test
    void oneOfTwoWinsAtFullSize() {
        race(FULL_SIZE, RacingHost.Manner.CAREFUL);
        System.out.println(database + ": " + FULL_SIZE + " rounds that two processes raced");
    }

    /** As soon as two processes meet once, which takes a few rounds on an idle machine and more on a busy one. */
    @Test
    void noticesWhatWasDecidedOnAnOlderState() {
        assertThatThrownBy(() -> race(FULL_SIZE, RacingHost.Manner.HEADLONG))
                .isInstanceOfAny(AssertionError.class, CorruptRecordException.class);
    }

    private void race(int rounds, RacingHost.Manner manner) {
        JdbcUrl url = database.fresh();
        try (HikariDataSource pool = Pool.over(url);
                Mlops mlops = Mlops.open(JdbcBackend.open(pool, JdbcOptions.artifactsInDatabase()));
                ChildProcess one = RacingHost.start(url, 0, manner);
                ChildProcess other = RacingHost.start(url, 1, manner)) {
            for (int number = 0; number < rounds; number++) {
                GovernanceRace round = new GovernanceRace(number);
                round.prepare(mlops);
                one.tell(Integer.toString(number));
                other.tell(Integer.toString(number));
                assertThat(List.of(one.line(), other.line())).containsOnly(Integer.toString(number));
                round.check(mlops, 2);
            }
        }
    }
}
