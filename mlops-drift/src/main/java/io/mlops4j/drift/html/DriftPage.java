// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.DriftReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One page about one model's data: drift reports of one or many windows in the order of time, for people who do not know
 * statistics, with the rules at the end for those who do.
 *
 * <p>The page is one self-contained HTML text with inline SVG. It needs no script and no network, and works under the content
 * security policy, which it carries: {@code default-src 'none'}, and {@code style-src} the SHA-256 hash of its own style sheet alone. Every text given here is escaped. The
 * same input gives the same text; it holds no time of writing. Write it as UTF-8.
 *
 * <p>Mutable, for one thread.
 */
public final class DriftPage {
    private final String title;
    private String reference = "the reference sample";
    private final List<Window> windows = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    private DriftPage(String title) {
        this.title = title;
    }

    /**
     * Starts a page.
     *
     * @param title what the data is, for the heading
     * @return a page without windows
     */
    public static DriftPage titled(String title) {
        return new DriftPage(title);
    }

    /**
     * Says what the windows are compared with.
     *
     * @param words completes the sentence "Compared with ...", for instance {@code 27,729 calls of May to December 2008}
     * @return this page
     */
    public DriftPage reference(String words) {
        reference = words;
        return this;
    }

    /**
     * Adds the next window.
     *
     * @param label what it is called, for instance {@code 2009-01}; best below ten characters
     * @param report its report
     * @return this page
     */
    public DriftPage window(String label, DriftReport report) {
        windows.add(Window.of(label, report));
        return this;
    }

    /**
     * Adds a further quantity over the same windows, for instance a model's log loss.
     *
     * @param name what it is
     * @param explanation how to read it, for instance {@code Lower is better.}
     * @param onePerWindow its values in the order of the windows; NaN where there is none
     * @return this page
     */
    public DriftPage series(String name, String explanation, double... onePerWindow) {
        series.add(new Series(
                name, explanation, Arrays.stream(onePerWindow).boxed().toList()));
        return this;
    }

    /**
     * Writes the page.
     *
     * @return the HTML text
     * @throws IllegalStateException if there is no window, or a series has not one value per window
     */
    public String toHtml() {
        requireComplete();
        Markup page = new Markup();
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src '" + PageStyle.HASH + "'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title).style(PageStyle.CSS).close();
        page.open("body").open("main");
        new SummarySection(title, reference, windows, series).write(page);
        new CourseSection(windows, series).write(page);
        new HeatSection(windows, columns()).write(page);
        new ScoreSection(windows, columns()).write(page);
        new DistributionSection(latest()).write(page);
        new OddValuesSection(latest()).write(page);
        new DetailSection(latest()).write(page);
        new RuleSection(windows).write(page);
        page.close().close().close();
        return page.toString();
    }

    private void requireComplete() {
        if (windows.isEmpty()) {
            throw new IllegalStateException("Cannot write page '" + title + "': it has no window");
        }
        for (Series one : series) {
            if (one.values().size() != windows.size()) {
                throw new IllegalStateException("Cannot write series '" + one.title() + "': it has "
                        + one.values().size() + " values for " + windows.size() + " windows");
            }
        }
    }

    private Window latest() {
        return windows.get(windows.size() - 1);
    }

    /** All columns of all windows, the most often and most recently drifted first. */
    private List<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        for (Window window : windows) {
            window.report().columns().forEach(column -> names.add(column.name()));
        }
        return names.stream()
                .map(this::rank)
                .sorted(Comparator.comparingLong(Rank::driftedWindows)
                        .thenComparingDouble(Rank::latestRatio)
                        .reversed())
                .map(Rank::column)
                .toList();
    }

    private record Rank(String column, long driftedWindows, double latestRatio) {}

    private Rank rank(String column) {
        long drifted = windows.stream()
                .filter(window -> window.score(column).drifted())
                .count();
        return new Rank(column, drifted, latest().score(column).ratio());
    }
}
