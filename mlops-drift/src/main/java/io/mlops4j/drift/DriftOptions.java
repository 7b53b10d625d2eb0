// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.statistic.DriftStatistic;
import io.mlops4j.drift.statistic.KolmogorovSmirnov;
import io.mlops4j.drift.statistic.KullbackLeibler;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import io.mlops4j.drift.statistic.PopulationStabilityIndex;
import io.mlops4j.drift.statistic.UnseenShare;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which statistics a comparison computes, and when it calls a difference drift.
 *
 * <p>A statistic says {@link Verdict#DRIFTED} if its effect, for most the value itself, reaches its own threshold <em>and</em> its p-value, adjusted
 * for the number of columns if so chosen, is below the significance. The threshold keeps huge samples from flagging differences that do not matter; the p-value keeps small ones
 * from flagging chance. With a {@link Calibration} the value must also exceed what samples drawn from the reference itself reach by
 * chance. A column has drifted if any of its statistics says so.
 *
 * <p>Immutable and safe for many threads. Crosses processes of the same version of the library by Java serialisation.
 */
public final class DriftOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    // One false alarm in a hundred per statistic, where peers use five: a monitor asks of many columns, every day.
    private static final double DEFAULT_SIGNIFICANCE = 0.01;
    // The smallest window in which the rate of false alarms was simulated; below, only gross changes could be seen.
    private static final long DEFAULT_MINIMUM_SAMPLE = 20;
    // Half of the columns, as Evidently has it.
    private static final double DEFAULT_DRIFTED_SHARE = 0.5;

    private static final DriftOptions DEFAULTS = new DriftOptions(
            List.of(
                    PopulationStabilityIndex.withDefaults(),
                    KolmogorovSmirnov.withDefaults(),
                    KullbackLeibler.withDefaults(),
                    UnseenShare.withDefaults()),
            DEFAULT_SIGNIFICANCE,
            MultipleTestCorrection.NONE,
            DEFAULT_MINIMUM_SAMPLE,
            DEFAULT_DRIFTED_SHARE,
            null);

    private final transient List<DriftStatistic> statistics;
    private final transient double significance;
    private final transient MultipleTestCorrection correction;
    private final transient long minimumSample;
    private final transient double driftedShare;
    private final transient @Nullable Calibration calibration;

    private DriftOptions(
            List<DriftStatistic> statistics,
            double significance,
            MultipleTestCorrection correction,
            long minimumSample,
            double driftedShare,
            @Nullable Calibration calibration) {
        if (calibration != null && calibration.mostRoundsReaching(significance) < 0) {
            throw new IllegalArgumentException("Invalid rounds: " + calibration.rounds() + " (a significance of "
                    + significance + " takes at least " + (long) Math.ceil(1 / significance - 1) + ")");
        }
        if (minimumSample < 1) {
            throw new IllegalArgumentException("Invalid minimumSample: " + minimumSample + " (must be at least 1)");
        }
        this.statistics = List.copyOf(statistics);
        this.significance = requireShare("significance", significance);
        this.correction = correction;
        this.minimumSample = minimumSample;
        this.driftedShare = requireShare("driftedShare", driftedShare);
        this.calibration = calibration;
    }

    /**
     * The default options: population stability index, Kolmogorov-Smirnov, Kullback-Leibler and the share of unseen categories with their defaults, a
     * significance of 0.01 without correction for the number of columns, at least 20 values in each sample, a data set that has
     * drifted when half of its columns have, and no calibration.
     *
     * @return the options
     */
    public static DriftOptions withDefaults() {
        return DEFAULTS;
    }

    /**
     * Adds a statistic, or replaces the one of the same id.
     *
     * @param statistic with its own options
     * @return the options with that statistic
     */
    public DriftOptions with(DriftStatistic statistic) {
        List<DriftStatistic> changed = new ArrayList<>(statistics);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(statistic.id())) {
                changed.set(i, statistic);
                return new DriftOptions(changed, significance, correction, minimumSample, driftedShare, calibration);
            }
        }
        changed.add(statistic);
        return new DriftOptions(changed, significance, correction, minimumSample, driftedShare, calibration);
    }

    /**
     * Chooses the statistics instead of those before.
     *
     * @param only each with its own options; at least one; of several with one id the last
     * @return the options with these statistics and no others
     * @throws IllegalArgumentException if there is none
     */
    public DriftOptions withOnly(DriftStatistic... only) {
        if (only.length == 0) {
            throw new IllegalArgumentException("Invalid only: no statistic (must be at least one)");
        }
        DriftOptions changed =
                new DriftOptions(List.of(), significance, correction, minimumSample, driftedShare, calibration);
        for (DriftStatistic statistic : only) {
            changed = changed.with(statistic);
        }
        return changed;
    }

    /**
     * Leaves a statistic out.
     *
     * @param id its short name, for instance {@link KullbackLeibler#ID}
     * @return the options without that statistic
     * @throws IllegalArgumentException if there is no such statistic
     */
    public DriftOptions without(String id) {
        List<DriftStatistic> changed = new ArrayList<>(statistics);
        if (!changed.removeIf(statistic -> statistic.id().equals(id))) {
            throw new IllegalArgumentException("Invalid id: '" + id + "' (the options have "
                    + (statistics.isEmpty() ? "no statistic" : ids()) + ")");
        }
        return new DriftOptions(changed, significance, correction, minimumSample, driftedShare, calibration);
    }

    /**
     * Chooses below which p-value a difference is not put down to chance.
     *
     * @param value above 0, at most 1; at 1 the threshold alone decides, since every p-value below 1 passes
     * @return the options with that significance
     * @throws IllegalArgumentException if the value is out of range, or so small that the calibration has too few rounds for it
     */
    public DriftOptions withSignificance(double value) {
        return new DriftOptions(statistics, value, correction, minimumSample, driftedShare, calibration);
    }

    /**
     * Chooses how the p-values of each statistic are adjusted over the columns of a report. Only columns with enough data for a
     * verdict count. The statistics of one column are not adjusted for each other: they look at the same data, and a correction
     * for them would only blunt all. So with {@link MultipleTestCorrection#HOLM} the significance bounds the probability of any
     * false alarm for each statistic by itself; over {@code s} statistics it is at most {@code s} times that.
     *
     * @param value the correction
     * @return the options with that correction
     */
    public DriftOptions with(MultipleTestCorrection value) {
        return new DriftOptions(statistics, significance, value, minimumSample, driftedShare, calibration);
    }

    /**
     * Chooses how many values both samples must have for a verdict. Values are still computed from fewer.
     *
     * @param value at least 1
     * @return the options with that number
     * @throws IllegalArgumentException if the value is below 1
     */
    public DriftOptions withMinimumSample(long value) {
        return new DriftOptions(statistics, significance, correction, value, driftedShare, calibration);
    }

    /**
     * Chooses from which share of drifted columns on the data set as a whole has drifted.
     *
     * @param value above 0, at most 1
     * @return the options with that share
     * @throws IllegalArgumentException if the value is out of range
     */
    public DriftOptions withDriftedShare(double value) {
        return new DriftOptions(statistics, significance, correction, minimumSample, value, calibration);
    }

    /**
     * Demands in addition that a value exceeds what samples drawn from the reference itself reach by chance. It then needs all
     * three: its statistic's own threshold, the calibrated one, and the p-value, of which alone a correction for the number of
     * columns changes.
     *
     * @param value how the samples are drawn
     * @return the options with that calibration
     * @throws IllegalArgumentException if there are too few rounds for the significance
     */
    public DriftOptions with(Calibration value) {
        return new DriftOptions(statistics, significance, correction, minimumSample, driftedShare, value);
    }

    /**
     * Leaves the thresholds as they are, which is the default.
     *
     * @return the options without calibration
     */
    public DriftOptions withoutCalibration() {
        return new DriftOptions(statistics, significance, correction, minimumSample, driftedShare, null);
    }

    private String ids() {
        return statistics.stream().map(DriftStatistic::id).collect(Collectors.joining(", "));
    }

    List<DriftStatistic> statistics() {
        return statistics;
    }

    /** Those of one kind, in order. */
    <S extends DriftStatistic> List<S> statistics(Class<S> kind) {
        return statistics.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    double significance() {
        return significance;
    }

    MultipleTestCorrection correction() {
        return correction;
    }

    long minimumSample() {
        return minimumSample;
    }

    double driftedShare() {
        return driftedShare;
    }

    @Nullable
    Calibration calibration() {
        return calibration;
    }

    /** Two options are equal if they compute the same and conclude alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriftOptions options && options.content().equals(content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    @Override
    public String toString() {
        return "DriftOptions[statistics "
                + statistics.stream().map(DriftOptions::words).collect(Collectors.joining(", "))
                + "; significance " + significance + ", correction " + correction.id() + ", minimumSample "
                + minimumSample + ", driftedShare " + driftedShare + ", "
                + (calibration == null ? "no calibration" : calibration) + "]";
    }

    private static String words(DriftStatistic statistic) {
        String fields = statistic.fields().isEmpty() ? "" : " " + statistic.fields();
        return statistic.id() + " from " + statistic.threshold() + fields;
    }

    /** A statistic's id, threshold and fields are all there is to it. */
    private List<Object> content() {
        return List.of(
                statistics.stream().map(DriftOptions::words).toList(),
                significance,
                correction,
                minimumSample,
                driftedShare,
                Optional.ofNullable(calibration));
    }

    private static double requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be above 0 and at most 1)");
        }
        return value;
    }

    private Object writeReplace() {
        return new Serialized(statistics, significance, correction, minimumSample, driftedShare, calibration);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Cannot read drift options: only their serialised form is accepted");
    }

    /** Stands in for the options, so that they are checked when they are deserialised. */
    private record Serialized(
            List<DriftStatistic> statistics,
            double significance,
            MultipleTestCorrection correction,
            long minimumSample,
            double driftedShare,
            @Nullable Calibration calibration)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new DriftOptions(statistics, significance, correction, minimumSample, driftedShare, calibration);
        }
    }
}
