// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberWordsTest {
    @Test
    void writesNumbersAsPeopleDo() {
        assertThat(NumberWords.of(30)).isEqualTo("30");
        assertThat(NumberWords.of(0)).isEqualTo("0");
        assertThat(NumberWords.of(-0.25)).isEqualTo("-0.25");
        assertThat(NumberWords.of(100)).isEqualTo("100");
        assertThat(NumberWords.of(1.0 / 3)).isEqualTo("0.333333");
        assertThat(NumberWords.of(1_600_000_000_000.0)).isEqualTo("1.6E+12");
        assertThat(NumberWords.of(1e-9)).isEqualTo("1E-9");
        assertThat(NumberWords.of(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
        assertThat(NumberWords.of(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void writesMoreDigitsWhereSixWouldNotTellApart() {
        assertThat(NumberWords.ofAll(new double[] {1_600_000_000_001.0, 1_600_000_000_002.0}))
                .doesNotHaveDuplicates();
        assertThat(NumberWords.ofAll(new double[] {1, 2.5})).containsExactly("1", "2.5");
    }
}
