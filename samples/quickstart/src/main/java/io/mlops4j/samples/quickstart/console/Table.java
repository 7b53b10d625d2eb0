// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with aligned columns. A column whose heading starts with {@code >} is aligned to the right. Long cells are
 * broken into lines: those of the last column where they would run over the width of the page. Not thread-safe.
 */
public final class Table {
    private static final String GAP = "  ";

    /** Any column but the last is at most so wide, so that the last has room. */
    private static final int WIDEST = 28;

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param headings one for each column, with {@code >} in front for a column of numbers
     */
    public Table(String... headings) {
        right = new boolean[headings.length];
        String[] plain = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            plain[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(plain);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @return this table
     */
    public Table row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException("Expected " + right.length + " cells, got " + cells.length);
        }
        rows.add(cells);
        return this;
    }

    List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.addAll(lines(row, widths));
        }
        lines.add(1, "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
        return lines;
    }

    private List<String> lines(String[] row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            cells.add(Lines.wrap(row[i], widths[i]));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int part = 0; part < height; part++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String text = part < cells.get(i).size() ? cells.get(i).get(part) : "";
                line.append(i == 0 ? "" : GAP).append(padded(text, widths[i], right[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int[] widths() {
        int last = right.length - 1;
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], i == last ? row[i].length() : Math.min(row[i].length(), WIDEST));
            }
        }
        int before = Arrays.stream(widths, 0, last).sum() + GAP.length() * last;
        widths[last] = Math.min(widths[last], Console.WIDTH - Console.MARGIN.length() - before);
        return widths;
    }

    private static String padded(String cell, int width, boolean toTheRight) {
        String space = " ".repeat(Math.max(0, width - cell.length()));
        return toTheRight ? space + cell : cell + space;
    }
}
