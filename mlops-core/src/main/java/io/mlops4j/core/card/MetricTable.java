// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures by metric and slice, from names such as {@code auc[age < 25]}: a row for each metric, a column for each slice. */
final class MetricTable {
    private static final Pattern SLICED = Pattern.compile("(.+?)\\[(.+)]");
    private static final String ALL_ROWS = "";

    private MetricTable() {}

    static String name(String metric, String slice) {
        return slice.isEmpty() ? metric : metric + "[" + slice + "]";
    }

    static List<List<String>> of(SortedMap<String, Double> figures) {
        SortedMap<String, Map<String, Double>> byMetric = new TreeMap<>();
        NavigableSet<String> slices = new TreeSet<>();
        figures.forEach((name, value) -> {
            Matcher sliced = SLICED.matcher(name);
            boolean matches = sliced.matches();
            String slice = matches ? sliced.group(2) : ALL_ROWS;
            slices.add(slice);
            byMetric.computeIfAbsent(matches ? sliced.group(1) : name, metric -> new TreeMap<>())
                    .put(slice, value);
        });
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("Metric"));
        slices.forEach(slice -> head.add(slice.equals(ALL_ROWS) ? "All rows" : slice));
        rows.add(head);
        byMetric.forEach((metric, values) -> {
            List<String> row = new ArrayList<>(List.of(metric));
            slices.forEach(slice -> row.add(values.containsKey(slice) ? String.valueOf(values.get(slice)) : ""));
            rows.add(row);
        });
        return rows;
    }
}
