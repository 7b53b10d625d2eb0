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
import io.mlops4j.drift.SampleSummary;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the page shows of a column is what decided about it. */
class DecidingScoreTest {
    private static final ColumnDrift DRIFTED_BY_SECOND = column(
            "moved",
            DRIFTED,
            finding("First", 0.5, 1, STABLE, "small."),
            finding("Second", 0.42, 0.1, DRIFTED, "large."),
            finding("Third", 9.0, 1, STABLE, "chance."));

    private static final ColumnDrift WITHIN_CHANCE = column(
            "noisy", STABLE, finding("First", 30.0, 1, STABLE, "chance."), finding("Second", 0.0, 1, STABLE, ""));

    private static String page(DriftReport... reports) {
        DriftPage page = DriftPage.titled("t");
        for (int i = 0; i < reports.length; i++) {
            page.window("w" + i, reports[i]);
        }
        return page.toHtml();
    }

    @Test
    void isTheLargestAmongDriftedFindings() {
        Score score = Score.of(DRIFTED_BY_SECOND);
        assertThat(score.title()).isEqualTo("Second");
        assertThat(score.ratio()).isEqualTo(0.42 / 0.1);
    }

    @Test
    void isTheLargestOfAllWhereNoneDrifted() {
        assertThat(Score.of(WITHIN_CHANCE).ratio()).isEqualTo(30);
        assertThat(Score.of(WITHIN_CHANCE).verdictWords()).isEqualTo(Words.WITHIN_CHANCE);
    }

    @Test
    void headlineNamesADriftedColumnRatherThanAStableOne() {
        assertThat(page(report(WITHIN_CHANCE, DRIFTED_BY_SECOND)))
                .contains("<div class=\"figure\">moved</div>")
                .contains("Second 0.42, line at 0.10 (4.20 times the line)");
    }

    @Test
    void mapAndChartsShowTimesTheLine() {
        String html = page(report(DRIFTED_BY_SECOND), report(DRIFTED_BY_SECOND));
        assertThat(html)
                .contains("<span>▲</span>4.20</td>")
                .contains("1 is the line for all statistics", "here Second)")
                .contains("w0: Second 0.42, line at 0.10 (4.20 times the line), drifted");
    }

    @Test
    void aRatioBelowTheLineIsNotRoundedUpToIt() {
        assertThat(Words.times(0.9999)).isEqualTo("0.99");
        assertThat(Words.times(12.34)).isEqualTo("12.3");
        assertThat(Words.times(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void saysWhatWasNotComparedAndWhy() {
        SampleSummary rows = new SampleSummary(100, 0, 0, 0, 0, 0);
        String html = page(report(
                column("city", rows, INSUFFICIENT_DATA, "No statistic applies to this kind."),
                column("odd", INSUFFICIENT_DATA, finding("Ks", null, 1, INSUFFICIENT_DATA, "it threw: index 7."))));
        assertThat(html)
                .contains(">not compared</span>", "No statistic applies to this kind.", "It threw: index 7.")
                .contains("none of 2 columns has enough data")
                .doesNotContain(" or )");
    }

    @Test
    void tableHasDriftedColumnsFirstAndTheVerdictBesideTheName() {
        String html = page(report(WITHIN_CHANCE, DRIFTED_BY_SECOND));
        String table = html.substring(html.indexOf("All figures of"));
        assertThat(table.indexOf("moved")).isLessThan(table.indexOf("noisy"));
        assertThat(table.indexOf(">Verdict<")).isLessThan(table.indexOf(">Statistic<"));
        assertThat(table).contains("below 0.0001");
    }

    @Test
    void saysHowManyMoreColumnsDrifted() {
        ColumnDrift[] columns = IntStream.range(0, 7)
                .mapToObj(i -> column("c" + i, DRIFTED, finding("First", 2.0 + i, 1, DRIFTED, "")))
                .toArray(ColumnDrift[]::new);
        assertThat(page(report(columns))).contains("<li>and 3 more.</li>");
    }

    @Test
    void saysValuesOfTheWrongKindNanAndInfinities() {
        SampleSummary current = new SampleSummary(100, 5, 1, 30, 2, 1);
        String html = page(report(column("amount", current, DRIFTED, "", finding("F", 2.0, 1, DRIFTED, ""))));
        assertThat(html)
                .contains("30 rows were not of the column&#39;s kind (none in the reference)")
                .contains("1 row was NaN", "3 rows were infinite");
    }

    @Test
    void showsTheCalibratedThresholdOnlyWhereThereIsOne() {
        String plain = page(report(DRIFTED_BY_SECOND));
        assertThat(plain).doesNotContain("alibrated threshold");
        String rule = "F. Bins: all. Calibrated threshold: 99 windows of %s rows were drawn (seed 1); at most 0 reach.";
        String html = page(report(
                column("a", DRIFTED, finding("F", 2.0, 1, 0.1234, DRIFTED, "", rule.formatted("100"))),
                column("b", DRIFTED, finding("F", 2.0, 1, 0.1234, DRIFTED, "", rule.formatted("1,300")))));
        assertThat(html)
                .contains(">Calibrated threshold</th>", ">0.1234</td>", "above the calibrated threshold")
                .contains("above its calibrated threshold")
                .containsOnlyOnce("F: 99 windows of 100 to 1,300 rows were drawn (seed 1); at most 0 reach.")
                .containsOnlyOnce("were drawn");
    }
}
