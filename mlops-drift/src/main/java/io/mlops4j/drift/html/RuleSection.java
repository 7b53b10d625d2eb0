// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Finding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How every number came about, so that it can be computed again by hand. */
record RuleSection(List<Window> windows) {
    void write(Markup page) {
        DriftReport latest = windows.get(windows.size() - 1).report();
        page.element("h2", "Rules used");
        page.open("section", "class", "card", "aria-label", "Rules used");
        page.element(
                "p",
                "A column has drifted if one of its statistics is on or above its line and has p below "
                        + latest.significance() + Words.correction(latest.correction()) + ", with at least "
                        + latest.minimumSample()
                        + " values in both samples. The data set has drifted if that holds for "
                        + Words.percent(latest.driftedShareThreshold()) + " or more of the columns with enough data.");
        page.open("dl", "class", "rules");
        for (Map.Entry<Rule, Set<String>> rule : rules().entrySet()) {
            page.element("dt", rule.getKey().title());
            page.open("dd").text(rule.getKey().words()).close();
            page.element("dd", "Applies to " + String.join(", ", rule.getValue()) + ".", "class", "applies");
        }
        page.close().close();
        page.open("footer");
        page.text("Made by mlops4j. Reference profile " + latest.profileDigest() + ".")
                .close();
    }

    private Map<Rule, Set<String>> rules() {
        Map<Rule, Set<String>> rules = new LinkedHashMap<>();
        for (Window window : windows) {
            for (ColumnDrift column : window.report().columns()) {
                for (Finding finding : column.findings()) {
                    rules.computeIfAbsent(new Rule(finding.title(), finding.rule()), rule -> new LinkedHashSet<>())
                            .add(column.name());
                }
            }
        }
        return rules;
    }

    private record Rule(String title, String words) {}
}
