// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final ModelName MODEL = ModelName.of("bank offers = all");
    private static final Move FIRST =
            new Move(MODEL, Environment.PRODUCTION, null, new ModelVersionId(MODEL, 1), 5, Digest.of("log"));

    @Test
    @DisplayName("a receipt is one line that is read back as it was")
    void text() {
        Move stop = new Move(MODEL, Environment.STAGING, new ModelVersionId(MODEL, 1), null, 6, Digest.of("more"));
        for (Move move : List.of(FIRST, stop)) {
            assertThat(move.text()).doesNotContain("\n");
            assertThat(Move.parse(move.text())).isEqualTo(move);
        }
    }

    @Test
    @DisplayName("a text that is no receipt is refused")
    void strict() {
        String text = FIRST.text();
        for (int end = 0; end < text.length(); end++) {
            String cut = text.substring(0, end);
            assertThatThrownBy(() -> Move.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Move.parse(text + "\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
