// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How p-values are adjusted when a question is asked of many columns at once: at 1 %, one stable column in a hundred is below by
 * chance. An adjusted p-value is compared with the significance as the bare one would be. A
 * family is one statistic over the columns, so that what a correction guarantees holds for each statistic by itself; since any
 * statistic makes a column drift, {@code s} of them together have up to {@code s} times the probability of a false alarm. In the formulas below {@code p(1) <= ...
 * <= p(k)} are the {@code k} p-values in ascending order; every adjusted value is at most 1.
 */
public enum MultipleTestCorrection {
    /** None: each column errs at its own rate. */
    NONE("none", "") {
        @Override
        void adjustAscending(double[] ascending) {}
    },
    /**
     * Bonferroni: {@code k p}. Bounds the probability of any false alarm, however the columns depend on each other; never
     * better than {@link #HOLM}. Dunn (1961), "Multiple comparisons among means".
     */
    BONFERRONI(
            "bonferroni", "adjusted after Bonferroni: p times k, so that " + MultipleTestCorrection.ANY_FALSE_ALARM) {
        @Override
        void adjustAscending(double[] ascending) {
            for (int i = 0; i < ascending.length; i++) {
                ascending[i] = Math.min(1, ascending.length * ascending[i]);
            }
        }
    },
    /**
     * Holm: the largest {@code (k - j + 1) p(j)} over {@code j <= i}. Bounds the probability of any false alarm, however the
     * columns depend on each other. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal
     * of Statistics 6, 65-70.
     */
    HOLM(
            "holm",
            "adjusted after Holm: the largest (k - j + 1) p(j) over all j <= i, p(i) being the i-th smallest, so that "
                    + MultipleTestCorrection.ANY_FALSE_ALARM) {
        @Override
        void adjustAscending(double[] ascending) {
            double largest = 0;
            for (int i = 0; i < ascending.length; i++) {
                largest = Math.max(largest, Math.min(1, (ascending.length - i) * ascending[i]));
                ascending[i] = largest;
            }
        }
    },
    /**
     * Benjamini and Hochberg: the smallest {@code k / j p(j)} over {@code j >= i}. Bounds the expected share of false alarms among
     * all alarms, if the columns are independent or depend positively on each other. Benjamini and Hochberg (1995),
     * doi:10.1111/j.2517-6161.1995.tb02031.x; {@code scipy.stats.false_discovery_control(p, method='bh')}.
     */
    BENJAMINI_HOCHBERG(
            "benjamini-hochberg",
            "adjusted after Benjamini and Hochberg: the smallest k / j p(j) over all j >= i, p(i) being the i-th smallest, so"
                    + " that the significance bounds the expected share of false alarms among the alarms of this statistic by itself") {
        @Override
        void adjustAscending(double[] ascending) {
            double smallest = 1;
            for (int i = ascending.length - 1; i >= 0; i--) {
                // The quotient first: it is at least one, so that no product is rounded to less than its p-value.
                smallest = Math.min(smallest, (double) ascending.length / (i + 1) * ascending[i]);
                ascending[i] = smallest;
            }
        }
    };

    // A compile-time constant, so the constants above may use it.
    private static final String ANY_FALSE_ALARM =
            "the significance bounds the probability that this statistic by itself raises any false alarm in the k columns;"
                    + " with s statistics, of which any makes a column drift, s times the significance bounds that of any false"
                    + " alarm";

    private final String id;
    private final String words;

    MultipleTestCorrection(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /**
     * The short name by which reports refer to the correction.
     *
     * @return lower case, the same in every version of the library
     */
    public String id() {
        return id;
    }

    /**
     * The formula and what it guarantees.
     *
     * @return part of a sentence, after "the p-value"; empty for {@link #NONE}
     */
    public String words() {
        return words;
    }

    /**
     * Adjusts p-values.
     *
     * @param pValues from 0 to 1, in any order; may be empty. Left as they are.
     * @return the adjusted ones in the same order, none below its p-value
     * @throws IllegalArgumentException if a p-value is out of range or NaN
     */
    public double[] adjust(double[] pValues) {
        for (double pValue : pValues) {
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException("Invalid pValues: " + pValue + " (must be from 0 to 1)");
            }
        }
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = IntStream.of(order).mapToDouble(i -> pValues[i]).toArray();
        adjustAscending(ascending);
        double[] adjusted = new double[pValues.length];
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = ascending[i];
        }
        return adjusted;
    }

    /** Replaces ascending p-values by the adjusted ones. */
    abstract void adjustAscending(double[] ascending);
}
