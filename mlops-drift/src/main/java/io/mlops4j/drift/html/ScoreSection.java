// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.ArrayList;
import java.util.List;

/** The course of each column's score, with the line from which it matters. */
record ScoreSection(List<Window> windows, List<String> columns) {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 150;

    void write(Markup page) {
        if (windows.size() < 2) {
            return;
        }
        page.element("h2", "Scores over time");
        page.element(
                "p",
                "One chart per column, all on the same scale: the score of the deciding statistic divided by its line,"
                        + " so that 1, the dashed line, is where every statistic begins to matter. From one grid line to"
                        + " the next it is ten times as large. ▲ is drifted; ↑ lies beyond the scale.",
                "class",
                "note");
        List<String> labels = windows.stream().map(Window::label).toList();
        page.open("section", "class", "grid3", "aria-label", "Scores over time");
        for (String column : columns) {
            page.open("div", "class", "card").element("h3", column);
            chart(column, labels).write(page);
            page.close();
        }
        page.close();
    }

    private LineChart chart(String column, List<String> labels) {
        List<LineChart.Point> points = new ArrayList<>();
        long drifted = 0;
        for (Window window : windows) {
            Score score = window.score(column);
            drifted += score.drifted() ? 1 : 0;
            points.add(new LineChart.Point(
                    score.hasValue() ? score.ratio() : Double.NaN,
                    emphasis(score),
                    window.label() + ": " + score.words() + ", " + score.verdictWords()));
        }
        String description =
                "Score divided by its line in " + windows.size() + " windows, drifted in " + drifted + " of them.";
        return new LineChart(column, description, labels, points, Axis.powersOfTen(1), 1, WIDTH, HEIGHT);
    }

    private static LineChart.Emphasis emphasis(Score score) {
        return switch (score.verdict()) {
            case DRIFTED -> LineChart.Emphasis.DRIFTED;
            case STABLE -> LineChart.Emphasis.PLAIN;
            case INSUFFICIENT_DATA -> LineChart.Emphasis.FAINT;
        };
    }
}
