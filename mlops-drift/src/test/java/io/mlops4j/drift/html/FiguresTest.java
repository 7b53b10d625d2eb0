// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static io.mlops4j.drift.Verdict.DRIFTED;
import static io.mlops4j.drift.Verdict.INSUFFICIENT_DATA;
import static io.mlops4j.drift.html.ReportFixture.column;
import static io.mlops4j.drift.html.ReportFixture.finding;
import static io.mlops4j.drift.html.ReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.Bin;
import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.ColumnKind;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.SampleSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distributions, the table of all figures, and the rules. */
class FiguresTest {
    private static final SampleSummary ROWS = new SampleSummary(100, 0, 0, 0, 0, 0);

    private static String page(DriftReport... reports) {
        DriftPage page = DriftPage.titled("t");
        for (int i = 0; i < reports.length; i++) {
            page.window("w" + i, reports[i]);
        }
        return page.toHtml();
    }

    private static ColumnDrift withNew(Map<String, Long> unseen, long pooled) {
        List<Bin> bins = List.of(new Bin("a", 100, 80), new Bin("rare categories", 0, 20), new Bin("missing", 0, 0));
        return new ColumnDrift(
                "x",
                ColumnKind.CATEGORICAL,
                ROWS,
                ROWS,
                bins,
                new TreeMap<>(unseen),
                pooled,
                List.of(finding("F", 2.0, 1, DRIFTED, "")),
                DRIFTED,
                "");
    }

    private static Finding ruled(String rule, String bins, double pValue, double adjusted) {
        return new Finding(
                "f", "F", 2.0, 2.0, 2.0, pValue, adjusted, 1, null, 100, 100, DRIFTED, "", rule, Map.of("bins", bins));
    }

    @Test
    void theSixWorstColumnsAreDrawn() {
        ColumnDrift[] columns = IntStream.range(0, 8)
                .mapToObj(i -> column("c" + i, DRIFTED, finding("F", 2.0 + i, 1, DRIFTED, "")))
                .toArray(ColumnDrift[]::new);
        String html = page(report(columns));
        assertThat(html.split(", reference and current</title>", -1)).hasSize(1 + 6);
        assertThat(html).contains("<title>c2, reference and current</title>").doesNotContain("<title>c1, reference");
    }

    @Test
    void aColumnWithoutRowsNowIsNotDrawn() {
        SampleSummary none = new SampleSummary(0, 0, 0, 0, 0, 0);
        assertThat(page(report(column("x", none, DRIFTED, "", finding("F", 2.0, 1, DRIFTED, "")))))
                .doesNotContain(", reference and current</title>");
    }

    @Test
    void theMostFrequentNewCategoriesAreNamed() {
        assertThat(page(report(withNew(Map.of("b", 5L, "a", 5L, "d", 9L, "c", 1L), 0))))
                .contains("Not named in the reference: “d” (9 rows), “a” (5 rows), “b” (5 rows) and others.");
        assertThat(page(report(withNew(Map.of("b", 5L), 3)))).contains("“b” (5 rows) and others.");
        assertThat(page(report(withNew(Map.of("b", 1L), 0)))).contains("Not named in the reference: “b” (1 row).");
    }

    @Test
    void theTableSaysAColumnsOwnFiguresOnceAndTheAdjustedP() {
        SampleSummary current = new SampleSummary(100, 25, 0, 0, 0, 0);
        String html = page(report(column(
                "x",
                current,
                DRIFTED,
                "",
                ruled("F.", "3", 0.001, 0.5),
                finding("G", 0.1, 1, INSUFFICIENT_DATA, "few."))));
        assertThat(html)
                .containsOnlyOnce("<td class=\"num\">25\u00a0%</td>")
                .containsOnlyOnce("<td class=\"num\">0\u00a0%</td>")
                .contains("<td class=\"num\">0.5000</td>", "class=\"badge little\">too little data</span>")
                .doesNotContain("0.0010");
    }

    @Test
    void aColumnThatWasNotComparedFillsTheWholeRow() {
        ColumnDrift none = column("none", ROWS, INSUFFICIENT_DATA, "Nothing applies.");
        assertThat(page(report(none))).contains("<td colspan=\"8\">Nothing applies.</td>");
        ColumnDrift calibrated = column("x", DRIFTED, finding("F", 2.0, 1, 0.5, DRIFTED, "", "F."));
        assertThat(page(report(none, calibrated))).contains("<td colspan=\"9\">Nothing applies.</td>");
    }

    @Test
    void aRuleIsSaidOnceWithWhatDiffersBelowIt() {
        DriftReport first = report(
                column("x", DRIFTED, ruled("F: sum. Exact. Bins: 2 ranges.", "2", 0, 0)),
                column("y", DRIFTED, ruled("F: sum. Bounded. Bins: 5 ranges.", "5", 0, 0)));
        DriftReport second = report(column("x", DRIFTED, ruled("F: sum. Exact. Bins: 3 ranges.", "3", 0, 0)));
        assertThat(page(first, second))
                .contains(
                        "<dd>Sum.</dd>",
                        "<dd>Exact.</dd>",
                        "<dd class=\"applies\">Applies to x.</dd>",
                        "<dd>Bounded.</dd>",
                        "<td class=\"wrap\">x (2 to 3), y (5)</td>")
                .containsOnlyOnce("Ranges.");
    }

    @Test
    void valuesThatAreHardlyMeantAreComparedWithTheReference() {
        SampleSummary odd = new SampleSummary(100, 0, 2, 0, 0, 0);
        assertThat(new OddValues(odd, odd).sentence()).isEqualTo("2 rows were NaN (2 in the reference).");
        assertThat(page(report(column("x", DRIFTED, finding("F", 2.0, 1, DRIFTED, "")))))
                .doesNotContain("Values that are hardly meant");
    }

    @Test
    void smallNumbersKeepTheirDigitsAndLargeOnesDoNot() {
        assertThat(Words.figure(0.0012)).isEqualTo("0.0012");
        assertThat(Words.figure(1.5)).isEqualTo("1.50");
        assertThat(Words.percent(0.051)).isEqualTo("5.1\u00a0%");
        assertThat(Words.percent(0.51)).isEqualTo("51\u00a0%");
        assertThat(Words.times(12_345)).isEqualTo("1000+");
        assertThat(NumberLabels.shortened(List.of("1E-9 to 2E-9"))).containsExactly("1·10^−9 to 2·10^−9");
    }

    @Test
    void barsFillTheRoomAndTheSmallestCanBeSeen() {
        String ranges = "x".repeat(30) + " to " + "y".repeat(30);
        Markup page = new Markup();
        new BarChart(
                        "t",
                        "d",
                        List.of(
                                new BinShares.Share("a", "a", 0.5, 0.0001),
                                new BinShares.Share(ranges, ranges, 0.25, 0)))
                .write(page);
        assertThat(page.toString())
                .contains("width=\"296.0\"", "width=\"148.0\"", "width=\"1.0\"", "width=\"0.0\"")
                .contains(">xxxxxxxxxxxx…yyyyyyyyyyyy</text>");
    }
}
