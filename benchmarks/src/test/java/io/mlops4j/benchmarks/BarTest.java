// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void theGoalItselfIsMet() {
        assertThat(Bar.atLeast("a", 14, 14).met()).isTrue();
        assertThat(Bar.atLeast("a", Math.nextDown(14.0), 14).met()).isFalse();
        assertThat(Bar.atMost("a", 2, 2).met()).isTrue();
        assertThat(Bar.atMost("a", Math.nextUp(2.0), 2).met()).isFalse();
        assertThat(Bar.atLeast("a", Double.NaN, 0).met()).isFalse();
        assertThat(Bar.atMost("a", Double.NaN, 0).met()).isFalse();
    }

    @Test
    void aFigureIsNeverRoundedInOurFavour() {
        assertThat(Bar.atLeast("a-speedup", 13.9999, 14).line()).isEqualTo("bar a-speedup 13.99 >= 14");
        assertThat(Bar.atMost("a-s", 2.00001, 2).line()).isEqualTo("bar a-s 2.001 <= 2");
    }
}
