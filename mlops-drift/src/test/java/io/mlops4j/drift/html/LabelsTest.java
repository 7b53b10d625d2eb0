// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.DriftOptions;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.ReferenceProfile;
import io.mlops4j.drift.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels fit their room and can be told apart. */
class LabelsTest {
    @Test
    void numbersHaveNoMoreDecimalsThanTellThemApart() {
        assertThat(NumberLabels.shortened(List.of(
                        "up to -0.834775", "-0.834775 to -0.509347", "-0.509347 to 12345.678", "above 12345.678")))
                .containsExactly("up to −0.835", "−0.835 to −0.509", "−0.509 to 12,346", "above 12,346");
        assertThat(NumberLabels.shortened(List.of("1.00001 to 1.00002", "missing")))
                .containsExactly("1.00001 to 1.00002", "missing");
    }

    @Test
    void largeNumbersHaveNoExponent() {
        assertThat(NumberLabels.shortened(List.of("1.70718E+12 to 1.7102E+12", "0", "1E-7", "2.5E+30")))
                .containsExactly("1,707,180,000,000 to 1,710,200,000,000", "0", "0.0000001", "2.5·10^30");
    }

    @Test
    void textIsShortenedInTheMiddleByItsWidth() {
        assertThat(Words.shortened("customer_lifetime_value_eur", 15)).isEqualTo("custome…lue_eur");
        assertThat(Words.shortened("short", 5)).isEqualTo("short");
        assertThat(Words.shortened("数据漂移监控页面", 9)).isEqualTo("数据…页面");
    }

    @Test
    void aRangeTooLongForOneLineTakesTwo() {
        Markup page = new Markup();
        String label = "1,707,180,000,000 to 1,710,200,000,000";
        new BarChart("t", "d", List.of(new BinShares.Share(label, label, 0.5, 0.5))).write(page);
        assertThat(page.toString()).contains(">1,707,180,000,000</text>", ">to 1,710,200,000,000</text>");
    }

    @Test
    void anEmptyCategoryCanBeSeen() {
        ReferenceProfile profile = ReferenceProfile.builder()
                .categorical("c", Collections.nCopies(100, "a"))
                .build();
        DriftReport report = DriftReport.compare(
                profile, profile.newCounts().observe("c", Collections.nCopies(100, "")), DriftOptions.withDefaults());
        assertThat(DriftPage.titled("t").window("w", report).toHtml())
                .contains("(empty) rose from", ">(empty)</text>", "(empty) (100 rows)")
                .doesNotContain("“”");
    }

    @Test
    void valuesBeyondAChartAreMarked() {
        Markup page = new Markup();
        List<LineChart.Point> points = List.of(
                new LineChart.Point(5000, LineChart.Emphasis.DRIFTED, "a: 5000"),
                new LineChart.Point(2, LineChart.Emphasis.PLAIN, "b: 2"));
        new LineChart("t", "d", List.of("a", "b"), points, Axis.powersOfTen(1), 1, 340, 150).write(page);
        assertThat(page.toString())
                .containsOnlyOnce("↑")
                .contains("a: 5000, beyond the scale")
                .contains(">line 1</text>");
    }

    @Test
    void ticksAreTenfoldOfTheLine() {
        Axis axis = Axis.powersOfTen(0.25);
        assertThat(axis.ticks().stream().map(axis::label)).containsExactly("0.0025", "0.025", "0.25", "2.5", "25");
    }

    @Test
    void aLatestValueThatIsNotThereIsSaidSo() {
        DriftReport report = ReportFixture.report();
        assertThat(DriftPage.titled("t")
                        .window("a", report)
                        .window("b", report)
                        .series("Loss", "", 0.5, Double.NaN)
                        .toHtml())
                .contains("<div class=\"figure\">no value</div>", "in b; the last was 0.500 in a");
    }

    @Test
    void theMapShortensNamesInTheMiddleAndHasThemInFull() {
        String start = "a_very_long_prefix_that_all_columns_share_";
        DriftReport report = ReportFixture.report(
                ReportFixture.column(start + "one", Verdict.STABLE),
                ReportFixture.column(start + "two", Verdict.STABLE));
        assertThat(DriftPage.titled("t").window("w", report).toHtml())
                .contains("title=\"" + start + "one\">a_very_long_pre…umns_share_one</th>")
                .contains("title=\"" + start + "two\">a_very_long_pre…umns_share_two</th>");
    }
}
