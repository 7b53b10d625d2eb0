// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.ColumnKind;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.SampleSummary;
import io.mlops4j.drift.Verdict;
import io.mlops4j.drift.statistic.MultipleTestCorrection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports with findings as a test wants them. */
final class ReportFixture {
    private static final SampleSummary ROWS = new SampleSummary(100, 0, 0, 0, 0, 0);

    private ReportFixture() {}

    static Finding finding(String title, @Nullable Double effect, double threshold, Verdict verdict, String reason) {
        return finding(title, effect, threshold, null, verdict, reason, title + ".");
    }

    static Finding finding(
            String title,
            @Nullable Double effect,
            double threshold,
            @Nullable Double calibrated,
            Verdict verdict,
            String reason,
            String rule) {
        Double pValue = effect == null ? null : 0.00001;
        return new Finding(
                title,
                title,
                effect,
                effect,
                effect,
                pValue,
                pValue,
                threshold,
                calibrated,
                100,
                100,
                verdict,
                reason,
                rule,
                Map.of());
    }

    static ColumnDrift column(String name, Verdict verdict, Finding... findings) {
        return column(name, ROWS, verdict, "column reason.", findings);
    }

    static ColumnDrift column(String name, SampleSummary current, Verdict verdict, String reason, Finding... findings) {
        List<Bin> bins = List.of(new Bin("low", 50, 20), new Bin("high", 50, 80));
        return new ColumnDrift(
                name, ColumnKind.NUMERIC, ROWS, current, bins, new TreeMap<>(), 0, List.of(findings), verdict, reason);
    }

    static DriftReport report(ColumnDrift... columns) {
        return new DriftReport("abc", 0.01, MultipleTestCorrection.NONE, 20, 0.5, List.of(columns));
    }
}
