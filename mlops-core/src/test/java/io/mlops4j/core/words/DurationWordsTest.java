// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT336H, 14 days",
        "PT26H, 1 day 2 hours",
        "PT1H1M, 1 hour 1 minute",
        "P1DT30M, 1 day 30 minutes",
        "PT1S, 1 second",
        "PT90.5S, 1 minute 30.5 seconds",
        "PT0.000000001S, 0.000000001 seconds",
        "P36525D, 36525 days",
        "PT0S, 0 seconds"
    })
    @DisplayName("a duration is said in days, hours, minutes and seconds, exactly")
    void durations(Duration length, String words) {
        assertThat(DurationWords.of(length)).isEqualTo(words);
    }
}
