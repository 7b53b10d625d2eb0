// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules of all findings, each said once.
 *
 * @param formulas by the statistic's title: the formula in sentences, and the columns it applies to
 * @param bins how bins were made, and the columns that have such bins, each with their numbers in the windows
 */
record Rules(Map<String, Map<List<String>, Set<String>>> formulas, Map<String, Map<String, SortedSet<Integer>>> bins) {
    private static final String BINS = " Bins: ";

    static Rules of(List<Window> windows) {
        Rules rules = new Rules(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Window window : windows) {
            for (ColumnDrift column : window.report().columns()) {
                column.findings().forEach(finding -> rules.add(column.name(), finding));
            }
        }
        return rules;
    }

    private void add(String column, Finding finding) {
        int end = finding.rule().indexOf(BINS);
        String formula = end < 0 ? finding.rule() : finding.rule().substring(0, end);
        formulas.computeIfAbsent(finding.title(), title -> new LinkedHashMap<>())
                .computeIfAbsent(sentences(finding.title(), formula), sentences -> new LinkedHashSet<>())
                .add(column);
        if (end >= 0) {
            String number = finding.fields().getOrDefault("bins", "");
            String words = without(number, finding.rule().substring(end + BINS.length()));
            SortedSet<Integer> numbers = bins.computeIfAbsent(Words.capitalised(words), key -> new LinkedHashMap<>())
                    .computeIfAbsent(column, key -> new TreeSet<>());
            if (!number.isEmpty()) {
                numbers.add(Integer.valueOf(number));
            }
        }
    }

    /** The heading above says the title already. */
    private static List<String> sentences(String title, String formula) {
        return List.of(Words.capitalised(without(title, formula)).split("(?<=\\.) ", -1));
    }

    private static String without(String start, String text) {
        String rest = text.startsWith(start) ? text.substring(start.length()) : text;
        String stripped = rest.startsWith(":") ? rest.substring(1).strip() : rest.strip();
        return stripped.isEmpty() ? text : stripped;
    }
}
