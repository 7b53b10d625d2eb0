// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MultipleTestCorrectionTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "corrections.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPyAndTheFormulas(
            String name, MultipleTestCorrection correction, String pValues, String adjusted) {
        double[] actual = correction.adjust(ReferenceValues.doubles(pValues));
        double[] expected = ReferenceValues.doubles(adjusted);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            ReferenceValues.assertStatistic(actual[i], expected[i]);
        }
    }

    @Property(tries = 1000)
    void adjustedValuesAreNoSmallerAndInTheSameOrder(@ForAll("pValues") double[] pValues) {
        for (MultipleTestCorrection correction : MultipleTestCorrection.values()) {
            double[] adjusted = correction.adjust(pValues);
            for (int i = 0; i < pValues.length; i++) {
                assertThat(adjusted[i]).isBetween(pValues[i], 1.0);
                for (int j = 0; j < pValues.length; j++) {
                    if (pValues[i] <= pValues[j]) {
                        assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                    }
                }
            }
        }
    }

    @Property(tries = 1000)
    void holmIsNeverAboveBonferroniNorBelowBenjaminiAndHochberg(@ForAll("pValues") double[] pValues) {
        double[] bonferroni = MultipleTestCorrection.BONFERRONI.adjust(pValues);
        double[] holm = MultipleTestCorrection.HOLM.adjust(pValues);
        double[] hochberg = MultipleTestCorrection.BENJAMINI_HOCHBERG.adjust(pValues);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
            // Rounded differently where they agree.
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i] * (1 + 1e-15));
        }
    }

    @Provide
    Arbitrary<double[]> pValues() {
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1).ofScale(6);
        Arbitrary<Double> small = any.map(p -> p * p * p * p);
        return Arbitraries.oneOf(any, small, Arbitraries.of(0.0, 1.0, 0.01))
                .array(double[].class)
                .ofMaxSize(20);
    }

    @Test
    void oneColumnOrNoneIsNotCorrected() {
        for (MultipleTestCorrection correction : MultipleTestCorrection.values()) {
            assertThat(correction.adjust(new double[] {0.03})).containsExactly(0.03);
            assertThat(correction.adjust(new double[0])).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MultipleTestCorrection.HOLM.adjust(new double[] {0.5, bad}))
                    .withMessageContaining("Invalid pValues: " + bad);
        }
    }

    @Test
    void leavesItsArgumentAlone() {
        double[] pValues = {0.2, 0.1};
        assertThat(MultipleTestCorrection.NONE.adjust(pValues)).isNotSameAs(pValues);
        MultipleTestCorrection.BONFERRONI.adjust(pValues);
        assertThat(pValues).containsExactly(0.2, 0.1);
    }
}
