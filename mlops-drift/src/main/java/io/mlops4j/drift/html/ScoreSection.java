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
                "One chart per column, all on the same scale: from one grid line to the next the score is ten times as"
                        + " large. The dashed line is where a score begins to matter; ▲ is drifted.",
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
        double threshold = Double.NaN;
        String title = "";
        long drifted = 0;
        for (Window window : windows) {
            Score score = Score.of(window.report(), column);
            if (!score.title().isEmpty()) {
                threshold = score.threshold();
                title = score.title();
            }
            drifted += score.drifted() ? 1 : 0;
            points.add(new LineChart.Point(
                    score.value(),
                    emphasis(score),
                    window.label() + ": " + Words.exactly(score.value()) + ", " + score.verdictWords()));
        }
        String description = title + " in " + windows.size() + " windows, drifted in " + drifted + " of them.";
        Axis axis = Axis.powersOfTen(Double.isNaN(threshold) ? 1 : threshold);
        return new LineChart(column, description, labels, points, axis, threshold, WIDTH, HEIGHT);
    }

    private static LineChart.Emphasis emphasis(Score score) {
        return switch (score.verdict()) {
            case DRIFTED -> LineChart.Emphasis.DRIFTED;
            case STABLE -> LineChart.Emphasis.PLAIN;
            case INSUFFICIENT_DATA -> LineChart.Emphasis.FAINT;
        };
    }
}
