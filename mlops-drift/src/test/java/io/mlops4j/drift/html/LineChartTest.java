// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A line over the windows. */
class LineChartTest {
    private static String chart(int width, double threshold, LineChart.Point... points) {
        Markup page = new Markup();
        List<String> labels =
                IntStream.range(0, points.length).mapToObj(i -> "w" + i).toList();
        new LineChart("t", "d", labels, List.of(points), Axis.shares(), threshold, width, 142).write(page);
        return page.toString();
    }

    private static LineChart.Point point(double value, LineChart.Emphasis emphasis) {
        return new LineChart.Point(value, emphasis, "tip");
    }

    @Test
    void aWindowWithoutValueBreaksTheLineAndHasNoPoint() {
        String svg = chart(
                182,
                Double.NaN,
                point(0, LineChart.Emphasis.PLAIN),
                point(1, LineChart.Emphasis.PLAIN),
                point(Double.NaN, LineChart.Emphasis.PLAIN),
                point(0.5, LineChart.Emphasis.PLAIN));
        // From 52 to 152 across, from 118 up to 18.
        assertThat(svg).contains("d=\"M52.0 118.0 L85.3 18.0 M152.0 68.0\" class=\"line\"");
        assertThat(svg.split("<g class=\"point\">", -1)).hasSize(1 + 3);
        assertThat(svg).doesNotContain("limit");
    }

    @Test
    void emphasisIsAForm() {
        String svg = chart(
                182,
                0.5,
                point(0.5, LineChart.Emphasis.PLAIN),
                point(0.5, LineChart.Emphasis.FAINT),
                point(0.5, LineChart.Emphasis.DRIFTED));
        assertThat(svg)
                .containsOnlyOnce("r=\"3\" class=\"dot\"")
                .containsOnlyOnce("r=\"2.5\" class=\"dot faint\"")
                .containsOnlyOnce("d=\"M152.0 63.5 L156.2 71.0 L147.8 71.0 Z\" class=\"dot drifted\"")
                .contains("y1=\"68.0\" y2=\"68.0\" class=\"limit\"", ">line 50\u00a0%</text>");
    }

    @Test
    void ofManyWindowsTheLatestAreLabelledAndSomeBefore() {
        LineChart.Point[] points = new LineChart.Point[6];
        Arrays.fill(points, point(0, LineChart.Emphasis.PLAIN));
        // Room for two labels: every third.
        assertThat(chart(200, Double.NaN, points))
                .contains(">w5</text>", ">w2</text>")
                .doesNotContain(">w0</text>", ">w1</text>", ">w3</text>", ">w4</text>");
        assertThat(chart(200, Double.NaN, point(0, LineChart.Emphasis.PLAIN))).contains("cx=\"111.0\"", ">w0</text>");
    }
}
