// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MissingShareTest {
    private static final MissingShare MISSING = MissingShare.withDefaults();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "missing-share.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithExactFractions(String name, String reference, String current, double statistic, double pValue) {
        TestResult result =
                MISSING.test(BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current)));
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
    }

    @Test
    void isUndefinedWithoutRows() {
        assertThat(MISSING.test(BinnedCounts.of(new long[2], new long[] {1, 0})).statistic())
                .isNaN();
    }

    @Test
    void needsTwoBins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MISSING.test(BinnedCounts.of(new long[3], new long[3])))
                .withMessageContaining("must be two");
        assertThat(MISSING.withThreshold(0.2).threshold()).isEqualTo(0.2);
        assertThat(MISSING.rule()).contains("missing rows");
        assertThat(MISSING.fields()).containsEntry("direction", "both");
    }
}
