// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.statistic.MultipleTestCorrection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The p-values of a report, corrected for the number of columns: those of one statistic, in all columns with enough data for a
 * verdict, are one family. A column without is not tested, so it does not make the others pay.
 */
final class AdjustedPValues {
    private final MultipleTestCorrection correction;
    // By identity: every draft is one column's.
    private final Map<FindingDraft, Double> pValues = new HashMap<>();
    private final Map<String, Integer> families = new HashMap<>();

    private AdjustedPValues(MultipleTestCorrection correction) {
        this.correction = correction;
    }

    static AdjustedPValues of(List<ColumnComparison> columns, MultipleTestCorrection correction) {
        Map<String, List<FindingDraft>> families = new LinkedHashMap<>();
        for (ColumnComparison column : columns) {
            for (FindingDraft draft : column.drafts()) {
                if (draft.isDecidable()) {
                    families.computeIfAbsent(draft.statistic(), id -> new ArrayList<>())
                            .add(draft);
                }
            }
        }
        AdjustedPValues adjusted = new AdjustedPValues(correction);
        families.forEach(adjusted::put);
        return adjusted;
    }

    private void put(String statistic, List<FindingDraft> family) {
        double[] values = correction.adjust(
                family.stream().mapToDouble(FindingDraft::pValue).toArray());
        families.put(statistic, family.size());
        for (int i = 0; i < values.length; i++) {
            pValues.put(family.get(i), values[i]);
        }
    }

    MultipleTestCorrection correction() {
        return correction;
    }

    /** The adjusted p-value; NaN if there was not enough data for a verdict. */
    double of(FindingDraft draft) {
        return pValues.getOrDefault(draft, Double.NaN);
    }

    /** How many columns were tested with that statistic. */
    int familySize(String statistic) {
        return families.getOrDefault(statistic, 0);
    }
}
