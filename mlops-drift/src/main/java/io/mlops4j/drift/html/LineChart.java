// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.List;
import java.util.Locale;

/**
 * A line over the windows, as inline SVG.
 *
 * @param title what it shows
 * @param description the same in a sentence, for those who do not see it
 * @param labels one per window
 * @param points one per window
 * @param axis the vertical axis
 * @param threshold where to draw a line across; NaN for none
 * @param width in the SVG's units
 * @param height in the SVG's units
 */
record LineChart(
        String title,
        String description,
        List<String> labels,
        List<Point> points,
        Axis axis,
        double threshold,
        int width,
        int height) {
    /** A value, NaN for none; emphasis is shown by form and colour. */
    record Point(double value, Emphasis emphasis, String tooltip) {}

    /** How a point is drawn. */
    enum Emphasis {
        PLAIN,
        DRIFTED,
        FAINT
    }

    private static final int LEFT = 46;
    private static final int RIGHT = 24;
    private static final int TOP = 18;
    private static final int BOTTOM = 24;
    // A label of seven characters at the chart's font size, with some air.
    private static final int LABEL_WIDTH = 62;

    void write(Markup page) {
        page.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                title + ". " + description,
                "class",
                "chart");
        page.element("title", title);
        page.element("desc", description);
        writeGrid(page);
        writeLabels(page);
        writeLine(page);
        writePoints(page);
        page.close();
    }

    private void writeGrid(Markup page) {
        for (double tick : axis.ticks()) {
            String y = at(y(tick));
            page.empty("line", "x1", "" + LEFT, "x2", "" + (width - RIGHT), "y1", y, "y2", y, "class", "grid");
            page.element("text", axis.label(tick), "x", "" + (LEFT - 6), "y", at(y(tick) + 3.5), "class", "ytick");
        }
        if (!Double.isNaN(threshold)) {
            String y = at(y(threshold));
            page.empty("line", "x1", "" + LEFT, "x2", "" + (width - RIGHT), "y1", y, "y2", y, "class", "limit");
            page.element(
                    "text",
                    "line " + axis.label(threshold),
                    "x",
                    "" + (width - RIGHT),
                    "y",
                    at(y(threshold) - 4),
                    "class",
                    "limit-label");
        }
    }

    private void writeLabels(Markup page) {
        int room = (width - LEFT - RIGHT) / LABEL_WIDTH;
        int every = (labels.size() + room - 1) / room;
        for (int i = labels.size() - 1; i >= 0; i -= every) {
            String label = Words.shortened(labels.get(i), 10);
            page.element("text", label, "x", at(x(i)), "y", "" + (height - 7), "class", "xtick");
        }
    }

    private void writeLine(Markup page) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < points.size(); i++) {
            boolean present = !Double.isNaN(points.get(i).value());
            if (present) {
                path.append(drawing ? " L" : " M")
                        .append(at(x(i)))
                        .append(' ')
                        .append(at(y(points.get(i).value())));
            }
            drawing = present;
        }
        if (!path.isEmpty()) {
            page.empty("path", "d", path.substring(1), "class", "line");
        }
    }

    private void writePoints(Markup page) {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (Double.isNaN(point.value())) {
                continue;
            }
            page.open("g", "class", "point");
            boolean cutOff = axis.isCutOff(point.value());
            page.element("title", point.tooltip() + (cutOff ? ", beyond the scale" : ""));
            double x = x(i);
            double y = y(point.value());
            if (cutOff) {
                page.element("text", "↑", "x", at(x), "y", at(y - 7), "class", "cut-off");
            }
            switch (point.emphasis()) {
                case PLAIN -> page.empty("circle", "cx", at(x), "cy", at(y), "r", "3", "class", "dot");
                case FAINT -> page.empty("circle", "cx", at(x), "cy", at(y), "r", "2.5", "class", "dot faint");
                case DRIFTED -> page.empty("path", "d", triangle(x, y), "class", "dot drifted");
            }
            page.close();
        }
    }

    private static String triangle(double x, double y) {
        return "M" + at(x) + " " + at(y - 4.5) + " L" + at(x + 4.2) + " " + at(y + 3) + " L" + at(x - 4.2) + " "
                + at(y + 3) + " Z";
    }

    private double x(int window) {
        double plot = width - LEFT - RIGHT - 12;
        return points.size() == 1 ? LEFT + 6 + plot / 2 : LEFT + 6 + plot * window / (points.size() - 1);
    }

    private double y(double value) {
        return height - BOTTOM - (height - TOP - BOTTOM) * axis.place(value);
    }

    private static String at(double position) {
        return String.format(Locale.ROOT, "%.1f", position);
    }
}
