// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.io.Serializable;

/**
 * What becomes of a bin that is empty in one of the samples, where a logarithm would be infinite.
 *
 * <p>A bin that is empty in both samples says nothing about their difference: every rule leaves it out first, and it is not
 * counted among the {@code B} bins below. The rules differ a great deal where samples are small, so a value without its rule
 * means little: {@link AddHalf} is the default, which strays least from the law of large samples, the others are there to
 * reproduce figures of other tools. No rule changes a p-value.
 */
public sealed interface EmptyBinRule extends Serializable {
    /**
     * Every share is {@code (count + 1/2) / (n + B/2)}, whether a bin is empty or not.
     *
     * @return the rule
     */
    static EmptyBinRule addHalf() {
        return new AddHalf();
    }

    /**
     * A share of zero is replaced by a fixed one; the other shares stay.
     *
     * @param share the replacement, at least {@link Double#MIN_NORMAL} and below 1, so that no quotient of shares is infinite
     * @return the rule
     * @throws IllegalArgumentException if the share is out of range
     */
    static EmptyBinRule epsilon(double share) {
        return new Epsilon(share);
    }

    /**
     * A bin that is empty in either sample is left out of both, as if its values had never been seen.
     *
     * @return the rule
     */
    static EmptyBinRule drop() {
        return new Drop();
    }

    /**
     * The rule's short name with its value.
     *
     * @return for instance {@code add-half} or {@code epsilon 1.0E-4}
     */
    String id();

    /**
     * The rule in a full sentence.
     *
     * @return one sentence, ending with a full stop
     */
    String words();

    /**
     * See {@link #addHalf()}. The estimate of Krichevsky and Trofimov (1981), doi:10.1109/TIT.1981.1056331, which is the
     * posterior mean under Jeffreys' prior. It shrinks the distance of small samples a little, and fades as they grow.
     */
    record AddHalf() implements EmptyBinRule {
        @Override
        public String id() {
            return "add-half";
        }

        @Override
        public String words() {
            return "Half an observation is added to each of the B bins in both samples, so a share is"
                    + " (count + 0.5) / (size + 0.5 B); bins empty in both samples are left out first.";
        }
    }

    /**
     * See {@link #epsilon(double)}. The shares are not scaled back to a sum of one.
     *
     * @param share replaces a share of zero, at least {@link Double#MIN_NORMAL} and below 1
     */
    record Epsilon(double share) implements EmptyBinRule {
        public Epsilon {
            if (!(share >= Double.MIN_NORMAL && share < 1)) {
                throw new IllegalArgumentException(
                        "Invalid share: " + share + " (must be at least " + Double.MIN_NORMAL + " and below 1)");
            }
        }

        @Override
        public String id() {
            return "epsilon " + share;
        }

        @Override
        public String words() {
            return "A share of zero is replaced by " + share
                    + " without scaling the others; bins empty in both samples are left out first.";
        }
    }

    /** See {@link #drop()}. Blind to values that only one sample has, unless the samples have no bin in common at all. */
    record Drop() implements EmptyBinRule {
        @Override
        public String id() {
            return "drop";
        }

        @Override
        public String words() {
            return "A bin that is empty in either sample is left out of both, and the shares are taken over the rest.";
        }
    }
}
