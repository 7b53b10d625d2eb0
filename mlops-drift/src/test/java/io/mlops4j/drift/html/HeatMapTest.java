// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static io.mlops4j.drift.Verdict.DRIFTED;
import static io.mlops4j.drift.Verdict.INSUFFICIENT_DATA;
import static io.mlops4j.drift.Verdict.STABLE;
import static io.mlops4j.drift.html.ReportFixture.column;
import static io.mlops4j.drift.html.ReportFixture.finding;
import static io.mlops4j.drift.html.ReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Verdict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How strongly the map of all columns and windows is coloured, and what comes first. */
class HeatMapTest {
    private static final Pattern CELL = Pattern.compile("<td class=\"(\\w+)\" title=\"w, x: ([^.]*)\\.");

    @ParameterizedTest
    @CsvSource({
        "STABLE, 0, l0, stable",
        "STABLE, 0.49, l0, stable",
        "STABLE, 0.5, l1, stable",
        "STABLE, 0.99, l1, stable",
        "STABLE, 1, chance, 'over the line, within chance'",
        "DRIFTED, 1, d1, drifted",
        "DRIFTED, 2.5, d2, drifted",
        "DRIFTED, 10, d3, drifted",
        "DRIFTED, 30, d4, drifted",
        "DRIFTED, Infinity, d4, drifted",
        "INSUFFICIENT_DATA, 30, none, too little data"
    })
    void bandsAreMultiplesOfTheLine(Verdict verdict, double ratio, String band, String words) {
        String html = DriftPage.titled("t")
                .window("w", report(column("x", verdict, finding("F", 0.2 * ratio, 0.2, verdict, ""))))
                .toHtml();
        Matcher cell = CELL.matcher(html);
        assertThat(cell.find()).isTrue();
        assertThat(cell.group(1)).isEqualTo(band);
        assertThat(cell.group(2)).isEqualTo(words);
    }

    @Test
    void columnsThatDriftedMostOftenComeFirstThenThoseFarthestNow() {
        DriftReport first = report(
                column("never", STABLE, finding("F", 0.9, 1, STABLE, "")),
                column("once", STABLE, finding("F", 0.1, 1, STABLE, "")),
                column("far", STABLE, finding("F", 0.1, 1, STABLE, "")),
                column("twice", DRIFTED, finding("F", 2.0, 1, DRIFTED, "")));
        DriftReport second = report(
                column("never", STABLE, finding("F", 0.9, 1, STABLE, "")),
                column("once", DRIFTED, finding("F", 2.0, 1, DRIFTED, "")),
                column("far", DRIFTED, finding("F", 9.0, 1, DRIFTED, "")),
                column("twice", DRIFTED, finding("F", 2.0, 1, DRIFTED, "")),
                column("late", INSUFFICIENT_DATA));
        String html =
                DriftPage.titled("t").window("a", first).window("b", second).toHtml();
        String map = html.substring(html.indexOf("<tbody>"), html.indexOf("</tbody>"));
        assertThat(Pattern.compile("<th scope=\"row\" title=\"(\\w+)\">")
                        .matcher(map)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactly("twice", "far", "once", "never", "late");
        assertThat(map).containsOnlyOnce("a, late: not in this report");
    }
}
