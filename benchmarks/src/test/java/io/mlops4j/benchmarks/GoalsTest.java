// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalsTest {
    @ParameterizedTest
    @CsvSource({
        "17, 10000, 12", "17, 100000, 10", "17, 1000000, 7", "21, 10000, 12",
        "22, 10000, 3", "25, 10000, 3", "25, 100000, 2.5", "25, 1000000, 1.6"
    })
    void sortingIsFasterOnNewerJdks(int javaFeature, int points, double goal) {
        assertThat(new Goals(javaFeature, false).kolmogorovSmirnov(points)).isEqualTo(goal);
    }

    @ParameterizedTest
    @CsvSource({"17, false, 14", "17, true, 14", "25, false, 14", "25, true, 20"})
    void vectorsCountFasterOnceTheyAreThere(int javaFeature, boolean vectorModule, double goal) {
        assertThat(new Goals(javaFeature, vectorModule).tenBins()).isEqualTo(goal);
    }

    @Test
    void otherNumbersOfPointsHaveNoGoal() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Goals(17, false).kolmogorovSmirnov(5));
    }
}
