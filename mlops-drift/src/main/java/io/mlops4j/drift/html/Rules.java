// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules of all findings, each said once.
 *
 * @param formulas by the statistic's title: the formula in sentences, and the columns it applies to
 * @param bins how bins were made, and the columns that have such bins, each with their numbers in the windows
 * @param calibration how calibrated thresholds were found
 */
record Rules(
        Map<String, Map<List<String>, Set<String>>> formulas,
        Map<String, Map<String, SortedSet<Integer>>> bins,
        CalibrationRules calibration) {
    private static final String BINS = " Bins: ";
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) ");

    static Rules of(List<Window> windows) {
        Rules rules = new Rules(new LinkedHashMap<>(), new LinkedHashMap<>(), new CalibrationRules());
        for (Window window : windows) {
            for (ColumnDrift column : window.report().columns()) {
                column.findings().forEach(finding -> rules.add(column.name(), finding));
            }
        }
        return rules;
    }

    private void add(String column, Finding finding) {
        List<String> rest = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(finding.rule(), -1)) {
            if (CalibrationRules.isOne(sentence)) {
                calibration.add(finding.title(), sentence);
            } else {
                rest.add(sentence);
            }
        }
        addRest(column, finding, String.join(" ", rest));
    }

    private void addRest(String column, Finding finding, String rule) {
        int end = rule.indexOf(BINS);
        String formula = end < 0 ? rule : rule.substring(0, end);
        formulas.computeIfAbsent(finding.title(), title -> new LinkedHashMap<>())
                .computeIfAbsent(sentences(finding.title(), formula), sentences -> new LinkedHashSet<>())
                .add(column);
        if (end >= 0) {
            String number = finding.fields().getOrDefault("bins", "");
            String words = without(number, rule.substring(end + BINS.length()));
            SortedSet<Integer> numbers = bins.computeIfAbsent(Words.capitalised(words), key -> new LinkedHashMap<>())
                    .computeIfAbsent(column, key -> new TreeSet<>());
            if (!number.isEmpty()) {
                numbers.add(Integer.valueOf(number));
            }
        }
    }

    /** The heading above says the title already. */
    private static List<String> sentences(String title, String formula) {
        return List.of(SENTENCE_END.split(Words.capitalised(without(title, formula)), -1));
    }

    private static String without(String start, String text) {
        String rest = text.startsWith(start) ? text.substring(start.length()) : text;
        String stripped = rest.startsWith(":") ? rest.substring(1).strip() : rest.strip();
        return stripped.isEmpty() ? text : stripped;
    }
}
