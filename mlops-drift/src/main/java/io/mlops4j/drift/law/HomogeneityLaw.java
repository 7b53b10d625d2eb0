// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The law of Pearson's chi-square statistic of two samples in the same bins, made to hold where bins hold few values. Stateless.
 *
 * <p>With chi-square on {@code B - 1} degrees of freedom alone, up to 12 % of windows without drift fall below 1 % where bins are
 * fixed beforehand and hold few values. Where bins are quantiles of one of the samples it holds, but what follows does not, since
 * it takes both samples' counts for chance. The larger p-value of the two ways thus holds wherever either does. So it is the
 * first way alone where the smaller sample expects ten values or more in each bin, and the larger of both elsewhere. The second:
 *
 * <ol>
 *   <li>rare bins, in which the smaller sample expects fewer than two values, are put together, and whether their sum is chance
 *       is asked of Fisher's exact test ({@link RareBinsLaw});
 *   <li>the other bins are asked Pearson's test: its statistic, with the distance of each count from its expectation less {@code 1
 *       / (2 (B - 1))} for continuity, by the chi-square law that is scaled to the exact mean and variance of the statistic over
 *       all ways to deal the values to two samples of these sizes: Haldane (1940), "The mean and variance of chi-squared, when
 *       used as a test of homogeneity, when expectations are small", Biometrika 31, and Dawson (1954), "A simplified expression
 *       for the variance of the chi-squared function on a contingency table", Biometrika 41;
 *   <li>where both apply, the smaller of the two p-values {@code p} becomes {@code 1 - (1 - p)^2} (Šidák 1967).
 * </ol>
 *
 * <p>Where ten values or more are expected in each bin the p-value is thus that of {@code scipy.stats.chi2_contingency(..., correction=False)}.
 */
public final class HomogeneityLaw {
    /** The test whose p-value {@link #pValue} is, to end a sentence with. */
    public static final String TEST =
            "that of Pearson's chi-square test of homogeneity on the same bins, or a larger one where the smaller sample"
                    + " expects fewer than ten values in a bin. For that, bins in which the smaller sample expects fewer than"
                    + " two values are put together and tested by Fisher's exact test; for the other B bins each count is"
                    + " brought 1 / (2 (B - 1)) closer to its expectation, and chi-square is scaled to the exact mean and"
                    + " variance of the statistic; the smaller p of the two becomes 1 - (1 - p)^2.";

    /** What {@link #pValue} computes. */
    public static final String WORDS = "p-value: " + TEST;

    // Simulated: with one, a sample of 100 rows flags up to 1.8 % at 1 % in ten bins of which one holds most values.
    private static final double LEAST_EXPECTED = 2;

    // With ten values or more in each bin the textbook's law holds by itself.
    private static final double ENOUGH_EXPECTED = 10;

    private HomogeneityLaw() {}

    /**
     * The p-value.
     *
     * @param first counts of one sample, none negative
     * @param second counts of the other, in the same bins
     * @return from 0 to 1; 1 if a sample is empty or all values are in one bin
     */
    public static double pValue(long[] first, long[] second) {
        double n = total(first);
        double m = total(second);
        double[] firstHeld = new double[first.length];
        double[] secondHeld = new double[first.length];
        int bins = 0;
        double fewest = n + m;
        for (int bin = 0; bin < first.length; bin++) {
            double both = (double) first[bin] + second[bin];
            if (both > 0) {
                firstHeld[bins] = first[bin];
                secondHeld[bins++] = second[bin];
                fewest = Math.min(fewest, both);
            }
        }
        if (n == 0 || m == 0) {
            return 1;
        }
        double textbook = ChiSquareLaw.pValue(statistic(firstHeld, secondHeld, bins, 0), bins);
        boolean few = fewest * (Math.min(n, m) / (n + m)) < ENOUGH_EXPECTED;
        return few ? Math.max(textbook, dealt(first, second)) : textbook;
    }

    /** By the ways to deal the values that each bin holds to the two samples. */
    private static double dealt(long[] first, long[] second) {
        double n = total(first);
        double m = total(second);
        long rareInSecond = 0;
        long rare = 0;
        double[] firstOften = new double[first.length];
        double[] secondOften = new double[first.length];
        int often = 0;
        for (int bin = 0; bin < first.length; bin++) {
            double both = (double) first[bin] + second[bin];
            if (both * (Math.min(n, m) / (n + m)) >= LEAST_EXPECTED) {
                firstOften[often] = first[bin];
                secondOften[often++] = second[bin];
            } else {
                rare += first[bin] + second[bin];
                rareInSecond += second[bin];
            }
        }
        double ofOften = pearson(firstOften, secondOften, often);
        if (rare == 0 || n == 0 || m == 0) {
            return ofOften;
        }
        double ofRare = RareBinsLaw.pValue(rareInSecond, rare, m, n + m);
        double smaller = Math.min(ofRare, ofOften);
        return often < 2 ? ofRare : smaller * (2 - smaller);
    }

    private static double total(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Pearson's statistic, each count brought closer to its expectation. */
    private static double statistic(double[] first, double[] second, int bins, double towards) {
        double n = total(first, bins);
        double m = total(second, bins);
        double all = n + m;
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            // From both sides alike, so that exchanged samples have the same p-value to the last bit.
            double distance = Math.max(0, Math.abs(second[bin] * n - first[bin] * m) / all - towards);
            sum += distance * distance / (first[bin] + second[bin]);
        }
        return sum * ((all / n) * (all / m));
    }

    private static double pearson(double[] first, double[] second, int bins) {
        double n = total(first, bins);
        double m = total(second, bins);
        double all = n + m;
        // The variance below needs four values; no fewer have been drawn from two bins that are not rare.
        if (bins < 2 || n == 0 || m == 0 || all < 4) {
            return 1;
        }
        double reciprocals = 0;
        for (int bin = 0; bin < bins; bin++) {
            reciprocals += 1 / (first[bin] + second[bin]);
        }
        double mean = (bins - 1) * all / (all - 1);
        return scaled(statistic(first, second, bins, 0.5 / (bins - 1)), mean, variance(bins, n, m, reciprocals));
    }

    private static double total(double[] counts, int bins) {
        double total = 0;
        for (int bin = 0; bin < bins; bin++) {
            total += counts[bin];
        }
        return total;
    }

    /** Dawson's formula for two rows. */
    private static double variance(int bins, double n, double m, double reciprocals) {
        double all = n + m;
        double rows = (all - 2) / (all - 1);
        double columns = (bins - 1) * (all - bins) / (all - 1);
        double unevenRows = (all * (1 / n + 1 / m) - 4) / (all - 2);
        double unevenColumns = (all * reciprocals - (double) bins * bins) / (all - 2);
        return 2 * all / (all - 3) * (rows - unevenRows) * (columns - unevenColumns)
                + all * all / (all - 1) * unevenRows * unevenColumns;
    }

    private static double scaled(double statistic, double mean, double variance) {
        if (!(variance > 0)) {
            return 1;
        }
        return ChiSquaredDistribution.of(2 * mean * mean / variance)
                .survivalProbability(2 * mean / variance * statistic);
    }
}
