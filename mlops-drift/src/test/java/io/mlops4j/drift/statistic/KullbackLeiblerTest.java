// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class KullbackLeiblerTest {
    private static final KullbackLeibler KL = KullbackLeibler.withDefaults();

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}")
    @CsvFileSource(resources = "kl.csv", delimiter = ';', useHeadersInDisplayName = true)
    void agreesWithSciPy(
            String name,
            String rule,
            Direction direction,
            LogBase base,
            String reference,
            String current,
            double statistic,
            double pValue) {
        BinnedCounts counts = BinnedCounts.of(ReferenceValues.longs(reference), ReferenceValues.longs(current));
        KullbackLeibler kl = KL.with(ReferenceValues.rule(rule)).with(direction).with(base);
        TestResult result = kl.test(counts);
        ReferenceValues.assertStatistic(result.statistic(), statistic);
        ReferenceValues.assertPValue(result.pValue(), pValue);
        assertThat(kl.statistic(counts)).isEqualTo(result.statistic());
    }

    @Property(tries = 1000)
    void isNeverNegative(
            @ForAll @Size(4) List<@LongRange(min = 0, max = 50) Long> reference,
            @ForAll @Size(4) List<@LongRange(min = 0, max = 50) Long> current) {
        BinnedCounts counts = BinnedCounts.of(toArray(reference), toArray(current));
        for (EmptyBinRule rule :
                new EmptyBinRule[] {EmptyBinRule.addHalf(), EmptyBinRule.epsilon(1e-4), EmptyBinRule.drop()}) {
            double value = KL.with(rule).statistic(counts);
            assertThat(value >= 0 || Double.isNaN(value))
                    .as("%s under %s", value, rule)
                    .isTrue();
        }
    }

    private static long[] toArray(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void statesDirectionAndBase() {
        assertThat(KL.rule()).contains("D(current || reference) in nats", "c log(c / r)", "base e");
        KullbackLeibler other = KL.with(Direction.REFERENCE_FROM_CURRENT).with(LogBase.TWO);
        assertThat(other.rule()).contains("D(reference || current) in bits", "r log(r / c)", "base 2");
        assertThat(other.fields())
                .containsEntry("direction", "reference || current")
                .containsEntry("logBase", "2");
    }

    @Test
    void keepsItsDecisionWhenTheBaseChanges() {
        assertThat(KL.with(LogBase.TWO).threshold()).isCloseTo(0.05 / Math.log(2), within(1e-15));
        assertThat(KL.with(LogBase.TWO).with(LogBase.NATURAL).threshold()).isCloseTo(0.05, within(1e-15));
        assertThat(KL.withThreshold(0.2).threshold()).isEqualTo(0.2);
    }

    @Test
    void hasDefinedAnswersAtTheEdges() {
        assertThat(KL.statistic(BinnedCounts.of(new long[] {0}, new long[] {4})))
                .isNaN();
        assertThat(KL.test(BinnedCounts.of(new long[] {4}, new long[] {0})).pValue())
                .isNaN();
        TestResult single = KL.test(BinnedCounts.of(new long[] {4, 0}, new long[] {9, 0}));
        assertThat(single.statistic()).isZero();
        assertThat(single.pValue()).isEqualTo(1);
        TestResult disjoint = KL.with(EmptyBinRule.drop()).test(BinnedCounts.of(new long[] {4, 0}, new long[] {0, 9}));
        assertThat(disjoint.statistic()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(disjoint.pValue()).isBetween(0.0001, 0.01);
    }

    /** Beside a share of one, a replacement below 2^-53 is lost in their difference. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-16, 1e-17, 1e-100, 1e-300})
    void doesNotLoseATinyReplacementBesideALargeShare(double share) {
        BinnedCounts disjoint = BinnedCounts.of(new long[] {30, 0}, new long[] {0, 40});
        for (Direction direction : Direction.values()) {
            KullbackLeibler kl = KullbackLeibler.withDefaults()
                    .with(EmptyBinRule.epsilon(share))
                    .with(direction);
            // numpy: p = [e, 1] / (1 + e), q = [1, e] / (1 + e), sum(p * log(p / q)).
            double expected = (1 - share) / (1 + share) * -Math.log(share);
            assertThat(kl.statistic(disjoint)).isCloseTo(expected, within(1e-12 * expected));
        }
    }
}
