// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.DriftReport;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** How every number came about, so that it can be computed again by hand. */
record RuleSection(List<Window> windows) {
    void write(Markup page) {
        DriftReport latest = windows.get(windows.size() - 1).report();
        Rules rules = Rules.of(windows);
        List<String> calibration = rules.calibration().sentences();
        page.element("h2", "Rules used");
        page.open("section", "class", "card", "aria-label", "Rules used");
        page.element(
                "p",
                "A column has drifted if one of its statistics is on or above its line and has p below "
                        + latest.significance() + Words.correction(latest.correction())
                        + (calibration.isEmpty() ? "" : ", and its value is above its calibrated threshold")
                        + ", with at least "
                        + latest.minimumSample()
                        + " values in both samples. The data set has drifted if that holds for "
                        + Words.percent(latest.driftedShareThreshold()) + " or more of the columns with enough data.");
        writeFormulas(page, rules);
        writeCalibration(page, calibration);
        writeBins(page, rules);
        page.close();
        page.open("footer");
        page.text("Made by mlops4j. Reference profile sha256:" + latest.profileDigest() + ".")
                .close();
    }

    private static void writeFormulas(Markup page, Rules rules) {
        page.open("dl", "class", "rules");
        rules.formulas().forEach((title, columnsByFormula) -> {
            int shared = sharedSentences(columnsByFormula.keySet());
            page.element("dt", title);
            page.element(
                    "dd",
                    String.join(" ", columnsByFormula.keySet().iterator().next().subList(0, shared)));
            columnsByFormula.forEach((formula, columns) -> {
                if (shared < formula.size()) {
                    page.element("dd", String.join(" ", formula.subList(shared, formula.size())));
                }
                page.element("dd", "Applies to " + String.join(", ", columns) + ".", "class", "applies");
            });
        });
        page.close();
    }

    private static void writeCalibration(Markup page, List<String> sentences) {
        if (!sentences.isEmpty()) {
            page.element("h3", "Calibrated threshold");
            sentences.forEach(sentence -> page.element("p", sentence));
        }
    }

    private static void writeBins(Markup page, Rules rules) {
        if (rules.bins().isEmpty()) {
            return;
        }
        page.element("h3", "Bins").open("table", "class", "list");
        page.open("thead").open("tr");
        page.element("th", "Columns, with their number of bins", "scope", "col");
        page.element("th", "How the bins were made", "scope", "col").close().close();
        page.open("tbody");
        for (Map.Entry<String, Map<String, SortedSet<Integer>>> bins :
                rules.bins().entrySet()) {
            page.open("tr").element("td", columns(bins.getValue()), "class", "wrap");
            page.element("td", bins.getKey()).close();
        }
        page.close().close();
        page.element(
                "p", "The bins for values without one of their own and for missing values are not in these numbers.");
    }

    private static String columns(Map<String, SortedSet<Integer>> numbers) {
        return numbers.entrySet().stream()
                .map(column -> column.getKey() + inBrackets(column.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The number may differ from window to window. */
    private static String inBrackets(SortedSet<Integer> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        return numbers.size() == 1
                ? " (" + numbers.first() + ")"
                : " (" + numbers.first() + " to " + numbers.last() + ")";
    }

    /** How many sentences all formulas have in common at their beginning. */
    private static int sharedSentences(Collection<List<String>> formulas) {
        Iterator<List<String>> rest = formulas.iterator();
        List<String> first = rest.next();
        int shared = first.size();
        while (rest.hasNext()) {
            List<String> next = rest.next();
            shared = Math.min(shared, next.size());
            while (!first.subList(0, shared).equals(next.subList(0, shared))) {
                shared--;
            }
        }
        return shared;
    }
}
