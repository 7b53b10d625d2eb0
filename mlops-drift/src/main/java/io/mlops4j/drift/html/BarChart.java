// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.List;
import java.util.Locale;

/** Pairs of horizontal bars, reference above current, as inline SVG. */
record BarChart(String title, String description, List<BinShares.Share> shares) {
    private static final int WIDTH = 520;
    private static final int LABELS = 178;
    private static final int FIGURES = 46;
    private static final int ROW = 30;
    private static final int BAR = 10;
    private static final int LABEL_LENGTH = 25;

    void write(Markup page) {
        int height = ROW * shares.size() + 4;
        page.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                title + ", reference and current. " + description,
                "class",
                "chart");
        page.element("title", title + ", reference and current");
        page.element("desc", description);
        double largest =
                shares.stream().mapToDouble(BinShares.Share::largest).max().orElse(1);
        for (int i = 0; i < shares.size(); i++) {
            writeRow(page, shares.get(i), 2 + i * ROW, (WIDTH - LABELS - FIGURES) / largest);
        }
        page.close();
    }

    private static void writeRow(Markup page, BinShares.Share share, int top, double scale) {
        page.open("g");
        page.element(
                "title",
                share.label() + ": " + Words.percent(share.reference()) + " of the reference, "
                        + Words.percent(share.current()) + " now");
        writeLabel(page, share.label(), top + 16);
        writeBar(page, share.reference(), top + 1, scale, "bar-reference");
        writeBar(page, share.current(), top + 2 + BAR, scale, "bar-current");
        page.close();
    }

    /** A range too long for one line breaks before its upper end. */
    private static void writeLabel(Markup page, String label, int middle) {
        int range = label.indexOf(" to ");
        if (Words.shortened(label, LABEL_LENGTH).equals(label) || range < 0 || label.length() > 2 * LABEL_LENGTH) {
            writeLabelLine(page, label, middle);
            return;
        }
        writeLabelLine(page, label.substring(0, range), middle - 6);
        writeLabelLine(page, label.substring(range + 1), middle + 6);
    }

    private static void writeLabelLine(Markup page, String line, int baseline) {
        page.element(
                "text",
                Words.shortened(line, LABEL_LENGTH),
                "x",
                "" + (LABELS - 8),
                "y",
                "" + baseline,
                "class",
                "bar-label");
    }

    private static void writeBar(Markup page, double share, int top, double scale, String type) {
        // A hair's breadth shows that the share is not quite nothing.
        double width = share > 0 ? Math.max(1, share * scale) : 0;
        page.empty(
                "rect",
                "x",
                "" + LABELS,
                "y",
                "" + top,
                "width",
                at(width),
                "height",
                "" + BAR,
                "rx",
                "1.5",
                "class",
                type);
        page.element("text", Words.percent(share), "x", at(LABELS + width + 5), "y", "" + (top + BAR - 1));
    }

    private static String at(double position) {
        return String.format(Locale.ROOT, "%.1f", position);
    }
}
