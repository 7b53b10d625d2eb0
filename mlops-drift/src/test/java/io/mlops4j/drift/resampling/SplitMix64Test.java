// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** Sebastiano Vigna's reference implementation, https://prng.di.unimi.it/splitmix64.c, from seed 1234567. */
    @Test
    void isTheSequenceOfTheReferenceImplementation() {
        SplitMix64 random = new SplitMix64(1_234_567);
        long[] expected = {
            6457827717110365317L,
            3203168211198807973L,
            -8629252141511181193L,
            4593380528125082431L,
            -2037821214251327795L
        };
        for (long next : expected) {
            assertThat(random.next()).isEqualTo(next);
        }
    }

    @Test
    void numbersBelowABoundAreEvenlySpread() {
        SplitMix64 random = new SplitMix64(1);
        long[] counts = new long[6];
        for (int i = 0; i < 60_000; i++) {
            counts[(int) random.nextBelow(6)]++;
        }
        // Five standard deviations of 91.
        assertThat(LongStream.of(counts)).allMatch(count -> Math.abs(count - 10_000) < 456);
        assertThat(random.nextBelow(1)).isZero();
        assertThat(random.nextBelow(Long.MAX_VALUE)).isBetween(0L, Long.MAX_VALUE - 1);
    }

    @Test
    void unitsAreBelowOne() {
        SplitMix64 random = new SplitMix64(2);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double unit = random.nextUnit();
            assertThat(unit).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += unit;
        }
        // Five standard deviations of 0.0029.
        assertThat(sum / 10_000).isBetween(0.4856, 0.5144);
    }
}
