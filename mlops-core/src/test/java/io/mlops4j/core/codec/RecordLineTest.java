// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLineTest {
    private static final String HALF = "x".repeat(JsonOut.MAX_BYTES / 2);

    @Test
    void takesWhatFits() {
        for (List<String> fits : List.of(
                List.of("{}"),
                List.of(""),
                List.of(HALF, HALF),
                List.of("\u754c".repeat(JsonOut.MAX_BYTES / 3)),
                Collections.nCopies(RecordLine.MAX_LINES, "{}"))) {
            assertThat(RecordLine.require(fits)).isEqualTo(fits);
            assertThat(RecordLine.fitting(fits)).isEqualTo(fits);
        }
    }

    @Test
    void copies() {
        List<String> payloads = new ArrayList<>(List.of("{}"));
        List<String> taken = RecordLine.require(payloads);
        payloads.clear();

        assertThat(taken).containsExactly("{}");
    }

    @Test
    void refusesWhatIsTooMuchTogether() {
        assertRefused(List.of(), "'0 of them' (1 to 1000)");
        assertRefused(Collections.nCopies(RecordLine.MAX_LINES + 1, "{}"), "'1001 of them' (1 to 1000)");
        assertRefused(List.of(HALF, HALF, "x"), "at most 4194304 bytes in UTF-8 with all before it");
        assertRefused(List.of("\u754c".repeat(JsonOut.MAX_BYTES / 3 + 1)), "at most 4194304 bytes in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n}", "{\r}", "\n", "\r", "\0", "{\"a\":\"\ud800\"}"})
    void refusesAMisshapenLineAmongOthers(String misshapen) {
        assertRefused(List.of("{}", misshapen), "Invalid entry: ");
        assertRefused(List.of(misshapen, "{}"), "Invalid entry: ");
        assertThatThrownBy(() -> RecordLine.fitting(List.of("{}", misshapen)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesTheFirstThatFit() {
        assertThat(RecordLine.fitting(List.of(HALF, HALF, "x", "y"))).containsExactly(HALF, HALF);
        assertThat(RecordLine.fitting(List.of(HALF + "x", HALF))).containsExactly(HALF + "x");
        assertThat(RecordLine.fitting(Collections.nCopies(RecordLine.MAX_LINES + 1, "{}")))
                .hasSize(RecordLine.MAX_LINES);
    }

    private static void assertRefused(List<String> payloads, String why) {
        assertThatThrownBy(() -> RecordLine.require(payloads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
