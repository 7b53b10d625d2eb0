// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.drift.Finding;
import io.mlops4j.drift.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** How often each statistic raised a false alarm, by column and sizes. Safe for many threads. */
final class AlarmRates {
    /** One cell of the table. */
    record Cell(String statistic, String column, int referenceRows, int windowRows) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::statistic)
                .thenComparing(Cell::column)
                .thenComparingInt(Cell::referenceRows)
                .thenComparingInt(Cell::windowRows);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Alarms {
        private final AtomicInteger verdicts = new AtomicInteger();
        private final AtomicInteger pValues = new AtomicInteger();
    }

    private final SortedMap<Cell, Alarms> cells = new ConcurrentSkipListMap<>();
    private final int simulations;
    private final double significance;

    AlarmRates(int simulations, double significance) {
        this.simulations = simulations;
        this.significance = significance;
    }

    void add(Cell cell, Finding finding) {
        Alarms alarms = cells.computeIfAbsent(cell, key -> new Alarms());
        if (finding.verdict() == Verdict.DRIFTED) {
            alarms.verdicts.incrementAndGet();
        }
        Double pValue = finding.pValue();
        if (pValue != null && pValue < significance) {
            alarms.pValues.incrementAndGet();
        }
    }

    /** Of each statistic the highest rate of drifted verdicts. */
    SortedMap<String, Double> worstVerdicts() {
        return worst(alarms -> alarms.verdicts.get());
    }

    /** Of each statistic the highest rate of p-values below the significance. */
    SortedMap<String, Double> worstPValues() {
        return worst(alarms -> alarms.pValues.get());
    }

    private SortedMap<String, Double> worst(ToIntFunction<Alarms> count) {
        SortedMap<String, Double> worst = new TreeMap<>();
        cells.forEach((cell, alarms) ->
                worst.merge(cell.statistic(), (double) count.applyAsInt(alarms) / simulations, Math::max));
        return worst;
    }

    /** One line per cell in which alarms are above a rate. */
    Collection<String> linesAbove(double rate) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getValue().pValues.get() > rate * simulations
                        || entry.getValue().verdicts.get() > rate * simulations)
                .map(entry -> "above: " + entry.getKey() + " verdicts " + entry.getValue().verdicts + " p-values "
                        + entry.getValue().pValues + " of " + simulations)
                .toList();
    }
}
