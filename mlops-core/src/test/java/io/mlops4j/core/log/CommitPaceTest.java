// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.error.StoreUnavailableException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final CommitOutcome COMMITTED = new CommitOutcome.Committed();
    private static final long NOW = -5;

    @Test
    @DisplayName("the next commit waits for as many as were in the last one, for half of what it took from its end on")
    void half() {
        CommitPace pace = CommitPace.of(COMMITTED, 16, NOW - 1_000, NOW);
        assertThat(pace.size()).isEqualTo(16);
        assertThat(pace.left(NOW)).isEqualTo(500);
        assertThat(pace.left(NOW + 200)).isEqualTo(300);
        assertThat(pace.left(NOW + 500)).isZero();
        assertThat(pace.left(NOW + 501)).isNegative();
    }

    @Test
    @DisplayName("after a commit that hung nobody waits for long")
    void hung() {
        CommitPace pace = CommitPace.of(COMMITTED, 16, NOW - 60_000_000_000L, NOW);
        assertThat(pace.left(NOW)).isEqualTo(CommitPace.MAX_NANOS);
    }

    @Test
    @DisplayName("who decides anew after a conflict is waited for, and who was told of a failure is not")
    void failures() {
        assertThat(CommitPace.of(new CommitOutcome.Overtaken(), 16, NOW - 1_000, NOW))
                .isEqualTo(CommitPace.of(COMMITTED, 16, NOW - 1_000, NOW));
        StoreUnavailableException error = new StoreUnavailableException("Cannot write: the disk is full");
        assertThat(CommitPace.of(new CommitOutcome.Failed(error), 16, NOW - 1_000, NOW))
                .isEqualTo(CommitPace.of(new CommitOutcome.Interrupted(error), 16, NOW - 1_000, NOW))
                .isEqualTo(CommitPace.NONE);
        assertThat(CommitPace.NONE.size()).isZero();
    }
}
