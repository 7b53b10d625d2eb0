// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a value lies on a chart, and what stands beside it. */
class AxisTest {
    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(axis::label).toList();
    }

    @Test
    void roundTicksEncloseTheValues() {
        assertThat(labels(Axis.around(List.of(0.417, -0.03, 0.0)))).containsExactly("−0.2", "0.0", "0.2", "0.4", "0.6");
        assertThat(labels(Axis.around(List.of(12_000.0, 31_000.0))))
                .containsExactly("10,000", "20,000", "30,000", "40,000");
        assertThat(labels(Axis.around(List.of(1.0, 4.0)))).containsExactly("1", "2", "3", "4");
    }

    @Test
    void oneValueOrNoneHasAnAxisToo() {
        assertThat(labels(Axis.around(List.of(5.0, 5.0)))).containsExactly("4", "6");
        assertThat(labels(Axis.around(List.of()))).containsExactly("0.0", "0.5", "1.0");
        assertThat(labels(Axis.around(List.of(Double.NaN, Double.POSITIVE_INFINITY))))
                .containsExactly("0.0", "0.5", "1.0");
    }

    @Test
    void placesAreBetweenBottomAndTopAndWhatLiesAboveIsCutOff() {
        Axis axis = Axis.around(List.of(1.0, 4.0));
        assertThat(axis.place(1)).isZero();
        assertThat(axis.place(2.5)).isEqualTo(0.5);
        assertThat(axis.place(9)).isEqualTo(1);
        assertThat(axis.place(-9)).isZero();
        assertThat(axis.isCutOff(4)).isFalse();
        assertThat(axis.isCutOff(Double.POSITIVE_INFINITY)).isTrue();
    }

    @Test
    void sharesGoFromNothingToAll() {
        assertThat(labels(Axis.shares()))
                .containsExactly("0\u00a0%", "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%");
        assertThat(Axis.shares().place(0.3)).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void tenTimesTheLineIsAQuarterOfTheHeight() {
        Axis axis = Axis.powersOfTen(0.2);
        assertThat(axis.place(0.2)).isEqualTo(0.5);
        assertThat(axis.place(2)).isCloseTo(0.75, within(1e-12));
        assertThat(axis.place(0)).isZero();
        assertThat(axis.isCutOff(20)).isFalse();
        assertThat(axis.isCutOff(20.1)).isTrue();
    }
}
