// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
    @Test
    @DisplayName("every id is found again where it was first, and what was old stays as it was")
    void findsAll() {
        List<CommandIds> past = new ArrayList<>(List.of(CommandIds.NONE));
        for (int i = 1; i <= 1_000; i++) {
            past.add(past.get(i - 1).with("c" + i, i));
        }
        CommandIds all = past.get(1_000);
        for (int i = 1; i <= 1_000; i++) {
            assertThat(all.find("c" + i)).hasValue(i);
            assertThat(past.get(i - 1).find("c" + i)).isEmpty();
        }
        assertThat(all.with("c7", 5_000)).isSameAs(all);
    }
}
