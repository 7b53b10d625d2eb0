// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

/**
 * The generator SplitMix64: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators",
 * doi:10.1145/2660193.2660195, with the finaliser of their section 3 that is David Stafford's variant 13.
 *
 * <p>Written out, since the JDK does not promise that its generators of that name keep their sequence. Mutable, for one thread.
 */
final class SplitMix64 {
    // The odd integer closest to 2^64 divided by the golden ratio.
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    SplitMix64(long seed) {
        this.state = seed;
    }

    /** 64 bits. */
    long next() {
        state += GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** One of the doubles {@code k / 2^53} from 0 inclusive to 1 exclusive. */
    double nextUnit() {
        return (next() >>> 11) * UNIT;
    }

    /**
     * A whole number from 0 inclusive to a bound exclusive, without bias.
     *
     * @param bound at least 1
     */
    long nextBelow(long bound) {
        // The numbers above the largest multiple of the bound would favour the small results.
        long rejectedFrom = Long.MAX_VALUE - (Long.MAX_VALUE % bound + 1) % bound;
        long drawn = next() >>> 1;
        while (drawn > rejectedFrom) {
            drawn = next() >>> 1;
        }
        return drawn % bound;
    }
}
