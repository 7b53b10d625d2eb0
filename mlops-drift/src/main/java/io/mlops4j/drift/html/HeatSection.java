// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.Verdict;
import java.util.List;

/** All columns in all windows at one glance: a table of scores with verdicts. */
record HeatSection(List<Window> windows, List<String> columns) {
    // Bands of the score in multiples of its threshold; for PSI's 0.1 they end at 0.25, where custom speaks of a large
    // shift, and then at a whole.
    private static final double HALF = 0.5;
    private static final double LARGE = 2.5;
    private static final double VERY_LARGE = 10;
    private static final double EXTREME = 30;
    private static final int NAME_WIDTH = 30;
    private static final int LABEL_WIDTH = 24;

    void write(Markup page) {
        page.element("h2", "Every column, every window");
        page.element(
                "p",
                "Each number is the score of the statistic that decided, divided by that statistic's line: 0 means the same"
                        + " as in the reference, 1 is the line for all statistics (" + scoreTitles() + ")."
                        + " ▲ means drifted: more than chance explains, and enough to matter.",
                "class",
                "note");
        page.open("section", "class", "card", "aria-label", "Every column, every window");
        page.element("p", "Scroll sideways for the later windows.", "class", "hint");
        page.open("div", "class", "scroll").open("table", "class", "heat");
        writeHead(page);
        page.open("tbody");
        for (String column : columns) {
            page.open("tr").element("th", Words.shortened(column, NAME_WIDTH), "scope", "row", "title", column);
            for (Window window : windows) {
                writeCell(page, column, window);
            }
            page.close();
        }
        page.close().close().close();
        writeKey(page);
        page.close();
    }

    private String scoreTitles() {
        List<String> titles = windows.stream()
                .flatMap(window -> window.report().columns().stream().map(column -> window.score(column.name())))
                .map(Score::title)
                .filter(title -> !title.isEmpty())
                .distinct()
                .toList();
        return titles.isEmpty() ? "none here" : "here " + String.join(", ", titles);
    }

    private void writeHead(Markup page) {
        page.open("thead").open("tr").element("td", "", "class", "none");
        for (Window window : windows) {
            page.open("th", "scope", "col", "title", window.label());
            page.element("span", Words.shortened(window.label(), LABEL_WIDTH)).close();
        }
        page.close().close();
    }

    private static void writeCell(Markup page, String name, Window window) {
        if (!window.has(name)) {
            page.element("td", "", "class", "none", "title", window.label() + ", " + name + ": not in this report");
            return;
        }
        Score score = window.score(name);
        String tooltip = window.label() + ", " + name + ": " + score.verdictWords() + ". "
                + (score.hasValue() ? score.words() + ". " : "") + score.reason();
        page.open("td", "class", band(score), "title", tooltip);
        if (score.drifted()) {
            page.element("span", "▲");
        }
        page.text(score.hasValue() ? Words.times(score.ratio()) : "–");
        page.close();
    }

    private static String band(Score score) {
        double ratio = score.ratio();
        if (score.verdict() == Verdict.INSUFFICIENT_DATA) {
            return "none";
        }
        if (score.drifted()) {
            return ratio < LARGE ? "d1" : ratio < VERY_LARGE ? "d2" : ratio < EXTREME ? "d3" : "d4";
        }
        return ratio >= 1 ? "chance" : ratio >= HALF ? "l1" : "l0";
    }

    private static void writeKey(Markup page) {
        page.open("div", "class", "key");
        writeKeyEntry(page, "k0", "stable");
        writeKeyEntry(page, "kc", Words.WITHIN_CHANCE);
        writeKeyEntry(page, "k1", "▲ drifted");
        writeKeyEntry(page, "k2", "▲ 2.5 times the line");
        writeKeyEntry(page, "k3", "▲ 10 times");
        writeKeyEntry(page, "k4", "▲ 30 times");
        page.element("span", "– too little data, or " + Words.NOT_COMPARED);
        page.close();
    }

    private static void writeKeyEntry(Markup page, String type, String words) {
        page.open("span").element("i", "", "class", type).text(words).close().text(" ");
    }
}
