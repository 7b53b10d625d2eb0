// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Environment LIVE = Environment.of("production");
    private static final Receipt RECEIPT =
            new Receipt("{}", 1, List.of(), new Checkpoint("bank", 1, Digest.of("root"), List.of()));
    private static final ModelEvent OTHER = new RegistryEvent.Described("other");

    @Test
    @DisplayName("the last event of an entry tells where a pointer was and is")
    void moves() {
        assertThat(move(new GovernanceEvent.Promoted(LIVE, 7, 1, 2, List.of(), List.of())))
                .isEqualTo(expected(1, 2));
        assertThat(move(new GovernanceEvent.Promoted(LIVE, 7, null, 2, List.of(), List.of())))
                .isEqualTo(expected(null, 2));
        assertThat(move(new GovernanceEvent.RolledBack(LIVE, 3, 2, "slow"))).isEqualTo(expected(3, 2));
        assertThat(move(new GovernanceEvent.Overridden(LIVE, 2, 4, 1, "outage")))
                .isEqualTo(expected(2, 4));
        assertThat(move(new GovernanceEvent.Stopped(LIVE, 4, "harm"))).isEqualTo(expected(4, null));
    }

    @Test
    @DisplayName("what moves no pointer is no move")
    void noMove() {
        assertThat(Moves.of(MODEL, List.of(new GovernanceEvent.Stopped(LIVE, 4, "harm"), OTHER), RECEIPT))
                .isEmpty();
    }

    private static Move move(GovernanceEvent event) {
        return Moves.of(MODEL, List.of(OTHER, event), RECEIPT).orElseThrow();
    }

    private static Move expected(@Nullable Integer before, @Nullable Integer after) {
        return new Move(MODEL, LIVE, id(before), id(after), RECEIPT);
    }

    private static @Nullable ModelVersionId id(@Nullable Integer number) {
        return number == null ? null : new ModelVersionId(MODEL, number);
    }
}
