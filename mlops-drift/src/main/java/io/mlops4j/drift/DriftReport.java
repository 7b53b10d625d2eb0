// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a comparison of current data with a reference found. The same profile, counts and options give an equal report, bit for
 * bit, on processors of one kind, whatever the JDK. Between kinds the p-values of some laws may differ in their last digits, since
 * they lean on functions of {@link Math} whose last digit Java leaves open; values, effects and thresholds do not.
 *
 * <p>Every column has a verdict, whatever its data: a column of nothing but nulls, of one value, or of the wrong type neither
 * fails nor touches the others. Immutable and safe for many threads. Crosses processes of the same version of the library by Java
 * serialisation; what is kept is {@linkplain #toJson() JSON}.
 *
 * @param profileDigest the digest of the reference profile
 * @param significance the p-value below which a difference was not put down to chance
 * @param correction how the p-values of each statistic were adjusted over the columns before they were compared with it
 * @param minimumSample how many values both samples had to have for a verdict
 * @param driftedShareThreshold from which share of drifted columns on the data set counts as drifted
 * @param columns one per column of the profile, in its order
 */
public record DriftReport(
        String profileDigest,
        double significance,
        MultipleTestCorrection correction,
        long minimumSample,
        double driftedShareThreshold,
        List<ColumnDrift> columns)
        implements Serializable {
    /** Copies the columns. */
    public DriftReport {
        columns = List.copyOf(columns);
    }

    /**
     * Compares current data with its reference.
     *
     * @param profile the reference
     * @param counts counts of an equal profile; left as they are
     * @param options the statistics and when they conclude drift
     * @return the report
     * @throws IllegalArgumentException if the counts belong to another profile
     */
    public static DriftReport compare(ReferenceProfile profile, CurrentCounts counts, DriftOptions options) {
        if (!counts.profile().equals(profile)) {
            throw new IllegalArgumentException("Cannot compare counts: they belong to profile '"
                    + counts.profile().digest() + "', not to '" + profile.digest() + "'");
        }
        List<ColumnComparison> comparisons = new ArrayList<>();
        List<ColumnCounts> current = counts.columnCounts();
        for (int place = 0; place < current.size(); place++) {
            comparisons.add(
                    ColumnComparison.of(counts.profile().columnProfiles().get(place), current.get(place), options));
        }
        AdjustedPValues adjusted = AdjustedPValues.of(comparisons, options.correction());
        return new DriftReport(
                profile.digest(),
                options.significance(),
                options.correction(),
                options.minimumSample(),
                options.driftedShare(),
                comparisons.stream().map(column -> column.conclude(adjusted)).toList());
    }

    /**
     * One column's part.
     *
     * @param name the column's name
     * @return what was found about it
     * @throws IllegalArgumentException if the report has no such column
     */
    public ColumnDrift column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid name: '" + name + "' (the report has "
                        + (columns.isEmpty()
                                ? "no column"
                                : columns.stream().map(ColumnDrift::name).collect(Collectors.joining(", ")))
                        + ")"));
    }

    /**
     * The columns that have drifted.
     *
     * @return their names, in the profile's order
     */
    public List<String> driftedColumns() {
        return columns.stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::name)
                .toList();
    }

    /**
     * The columns that had enough data for a verdict.
     *
     * @return how many are stable or have drifted
     */
    public int decidedColumns() {
        return (int) columns.stream()
                .filter(column -> column.verdict() != Verdict.INSUFFICIENT_DATA)
                .count();
    }

    /**
     * The share of drifted columns among those with enough data.
     *
     * @return from 0 to 1; 0 if no column had enough
     */
    public double driftedShare() {
        int decided = decidedColumns();
        return decided == 0 ? 0 : (double) driftedColumns().size() / decided;
    }

    /**
     * The conclusion about the data set as a whole.
     *
     * @return {@link Verdict#DRIFTED} if the share of drifted columns reaches the threshold, {@link
     *     Verdict#INSUFFICIENT_DATA} if no column had enough data
     */
    public Verdict verdict() {
        if (decidedColumns() == 0) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return driftedShare() >= driftedShareThreshold ? Verdict.DRIFTED : Verdict.STABLE;
    }

    /**
     * The conclusion in a line, with the names of the columns that have drifted. Everything is in {@link #toJson()} and on a page.
     */
    @Override
    public String toString() {
        return "DriftReport[" + verdict() + ", drifted " + driftedColumns() + " of " + decidedColumns()
                + " columns with a verdict, " + columns.size() + " in all]";
    }

    /**
     * Writes the report as one JSON object with a format version. An infinite value is written as the string {@code
     * "Infinity"}, an absent one as null.
     *
     * @return the text
     */
    public String toJson() {
        return ReportJson.write(this);
    }
}
