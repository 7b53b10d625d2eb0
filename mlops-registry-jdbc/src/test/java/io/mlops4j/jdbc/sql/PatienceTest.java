// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.jdbc.dialect.Failure;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    @DisplayName("a unit of work is tried as often as its failure may pass by itself")
    void tries() {
        Map<Failure, Integer> tries = new EnumMap<>(Failure.class);
        for (Failure failure : Failure.values()) {
            Patience patience = new Patience();
            int tried = 1;
            while (patience.allows(failure)) {
                tried++;
            }
            tries.put(failure, tried);
        }
        assertThat(tries)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Failure.UNIQUE, 50,
                        Failure.SERIALIZATION, 50,
                        Failure.LOCK_TIMEOUT, 3,
                        Failure.CONNECTION, 4,
                        Failure.UNDEFINED_TABLE, 1,
                        Failure.FORBIDDEN, 1,
                        Failure.OTHER, 1));
    }
}
