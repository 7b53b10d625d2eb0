// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.SmirnovLaw;
import java.util.Map;

/**
 * The two-sample Kolmogorov-Smirnov statistic {@code D}: the largest distance between the empirical distribution functions of
 * the reference and of the current sample, from 0 to 1; in either direction by default, or in one ({@link Alternative}).
 *
 * <p>It is computed from counts and without sorting the current sample. Between two neighbouring distinct reference values
 * the reference's function is flat and the current one only rises, so the distance is largest at the ends, and the number of
 * current values below and on each distinct reference value suffices. When {@link RankedCounts#exact()} holds the value is
 * that of the sorted samples, exactly. Otherwise {@link TestResult#statistic()} is a lower bound, {@link
 * TestResult#upperBound()} the matching upper bound, and the p-value belongs to the lower bound, so it errs towards "no
 * drift".
 *
 * <p>Source: Smirnov (1948), "Table for estimating the goodness of fit of empirical distributions",
 * doi:10.1214/aoms/1177730256. p-value as SciPy's {@code ks_2samp} defines it: if neither sample exceeds 10,000 values the
 * exact one over all orders of the values, as if there were no ties (Hodges 1958, doi:10.1007/BF02589501; Viehmann 2021,
 * doi:10.48550/arXiv.2102.08037), else the survival function of the one-sample statistic of {@code round(nm / (n + m))}
 * values at {@code D} (Simard and L'Ecuyer 2011, doi:10.18637/jss.v039.i11), or for one direction the approximation (5.3) of
 * Hodges. Ties make all of them conservative.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. Equal samples, among them two constant samples of one value, give 0 with
 * p = 1. Infinities are ordinary values at the ends of the line. Sample sizes up to a product of 2^63 are computed in
 * integers; beyond, the distance is off by at most 2^-52.
 *
 * <p>Immutable and safe for many threads.
 */
public final class KolmogorovSmirnov extends RankedStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "ks";

    // A tenth of one sample lies on the other side. A shift of a normal variable that makes PSI 0.1 makes D 0.125.
    private static final double DEFAULT_THRESHOLD = 0.1;

    private static final KolmogorovSmirnov DEFAULTS = new KolmogorovSmirnov(Alternative.TWO_SIDED, DEFAULT_THRESHOLD);

    private final Alternative alternative;

    private KolmogorovSmirnov(Alternative alternative, double threshold) {
        super(threshold);
        this.alternative = alternative;
    }

    /**
     * The default options: two-sided, with a threshold of 0.1.
     *
     * @return the statistic
     */
    public static KolmogorovSmirnov withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses which direction counts.
     *
     * @param value two-sided, less or greater
     * @return the statistic of that alternative
     */
    public KolmogorovSmirnov with(Alternative value) {
        return new KolmogorovSmirnov(value, threshold());
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public KolmogorovSmirnov withThreshold(double value) {
        return new KolmogorovSmirnov(alternative, Arguments.requireThreshold(value));
    }

    @Override
    double value(RankedCounts counts) {
        return EcdfDistance.of(counts, alternative).atSlots();
    }

    @Override
    TestResult tested(RankedCounts counts) {
        EcdfDistance distance = EcdfDistance.of(counts, alternative);
        double statistic = distance.atSlots();
        double upperBound = distance.anywhere();
        long n = counts.referenceSize();
        long m = counts.currentSize();
        if (SmirnovLaw.hasExact(n, m)) {
            double pValue = alternative == Alternative.TWO_SIDED
                    ? SmirnovLaw.exact(statistic, n, m)
                    : SmirnovLaw.oneSidedExact(statistic, n, m);
            return TestResult.bounded(statistic, upperBound, pValue, SmirnovLaw.EXACT_WORDS);
        }
        double pValue = alternative == Alternative.TWO_SIDED
                ? SmirnovLaw.asymptotic(statistic, n, m)
                : SmirnovLaw.oneSidedAsymptotic(statistic, n, m);
        return TestResult.bounded(statistic, upperBound, pValue, law());
    }

    /** Of samples too large for the exact law. */
    @Override
    String law() {
        return alternative == Alternative.TWO_SIDED
                ? SmirnovLaw.ASYMPTOTIC_WORDS
                : SmirnovLaw.ONE_SIDED_ASYMPTOTIC_WORDS;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Kolmogorov-Smirnov distance";
    }

    @Override
    public String rule() {
        return "Kolmogorov-Smirnov distance D, two samples, alternative " + alternative.id() + ": the largest "
                + alternative.difference() + ", " + Symbols.FUNCTIONS + ".";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("alternative", alternative.id(), "direction", alternative.direction());
    }
}
