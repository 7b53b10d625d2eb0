// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static io.mlops4j.drift.Verdict.DRIFTED;
import static io.mlops4j.drift.Verdict.INSUFFICIENT_DATA;
import static io.mlops4j.drift.Verdict.STABLE;
import static io.mlops4j.drift.html.ReportFixture.column;
import static io.mlops4j.drift.html.ReportFixture.finding;
import static io.mlops4j.drift.html.ReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import org.junit.jupiter.api.Test;

/** What stands above and in the charts over time. */
class SummaryTest {
    private static final ColumnDrift CALM = column("calm", STABLE, finding("F", 0.1, 1, STABLE, ""));
    private static final ColumnDrift MOVED = column("moved", DRIFTED, finding("F", 3.0, 1, DRIFTED, ""));
    private static final ColumnDrift FEW =
            column("few", INSUFFICIENT_DATA, finding("F", 0.4, 1, INSUFFICIENT_DATA, ""));

    private static String page(DriftReport... reports) {
        DriftPage page = DriftPage.titled("t");
        for (int i = 0; i < reports.length; i++) {
            page.window("w" + i, reports[i]);
        }
        return page.toHtml();
    }

    /** From a heading to the end of the first chart below it. */
    private static String chart(String html, String heading) {
        String below = html.substring(html.indexOf("<h3>" + heading));
        return below.substring(0, below.indexOf("</svg>"));
    }

    @Test
    void theFirstTileSaysWhetherTheDataOrOnlySomeColumnsDrifted() {
        assertThat(page(report(MOVED, CALM)))
                .contains("tile card alarm", "Data has drifted", "1 of 2 columns, 100 rows");
        assertThat(page(report(MOVED, CALM, CALM)))
                .contains("tile card calm", "Some columns drift")
                .doesNotContain("tile card alarm");
        assertThat(page(report(CALM))).contains("tile card calm", ">No drift</div>", "0 of 1 column, 100 rows");
        assertThat(page(report(CALM, FEW))).contains("0 of 1 column with a verdict (2 in all)");
    }

    @Test
    void aTileCountsTheWindowsThatDrifted() {
        assertThat(page(report(CALM), report(MOVED)))
                .contains("Windows in which the data drifted", ">1 of 2</div>", ">first in w1</div>");
        assertThat(page(report(CALM), report(CALM))).contains(">0 of 2</div>", ">no window so far</div>");
        assertThat(page(report(MOVED))).doesNotContain("Windows in which the data drifted");
    }

    @Test
    void aSeriesThatBeganInfiniteIsNotComparedWithItsBeginning() {
        String html = DriftPage.titled("t")
                .window("a", report(CALM))
                .window("b", report(CALM))
                .series("Gap", "", Double.NEGATIVE_INFINITY, 2)
                .toHtml();
        assertThat(html).contains(">in b</div>").doesNotContain("up from");
        assertThat(chart(html, "Gap")).contains("b: 2.00").doesNotContain("a: ");
    }

    @Test
    void theCourseMarksDriftedWindowsAndLeavesOutThoseWithoutAVerdict() {
        String course = chart(page(report(CALM, FEW), report(FEW), report(MOVED)), "Share of columns that drifted");
        assertThat(course)
                .contains("w0: 0 of 1 columns, stable", "w2: 1 of 1 columns, drifted", ">line 50\u00a0%</text>")
                .doesNotContain("w1: ")
                .containsOnlyOnce("class=\"dot drifted\"")
                .containsOnlyOnce("class=\"dot\"");
    }

    @Test
    void theScoresOfAColumnShowWhatDecided() {
        ColumnDrift empty = column("x", INSUFFICIENT_DATA, finding("F", null, 1, INSUFFICIENT_DATA, ""));
        ColumnDrift few = column("x", INSUFFICIENT_DATA, finding("F", 0.4, 1, INSUFFICIENT_DATA, ""));
        ColumnDrift moved = column("x", DRIFTED, finding("F", 3.0, 1, DRIFTED, ""));
        String scores = chart(page(report(moved), report(few), report(empty)), "x");
        assertThat(scores)
                .contains("in 3 windows, drifted in 1 of them.")
                .containsOnlyOnce("class=\"dot faint\"")
                .containsOnlyOnce("class=\"dot drifted\"")
                .doesNotContain("no score");
    }

    @Test
    void aColumnIsComparedIfOneOfItsStatisticsIs() {
        assertThat(Score.of(column(
                                "x",
                                STABLE,
                                finding("F", null, 1, INSUFFICIENT_DATA, "it threw."),
                                finding("G", 0.5, 1, STABLE, "")))
                        .verdictWords())
                .isEqualTo("stable");
    }
}
