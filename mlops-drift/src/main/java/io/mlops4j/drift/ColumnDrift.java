// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a comparison found about one column.
 *
 * @param name the column's name
 * @param kind how it was compared
 * @param reference rows of the reference
 * @param current rows of the current sample
 * @param bins both samples in the same bins, the one for missing values last
 * @param unseen rows of categories the reference has no name for, by category, as far as the names were kept
 * @param unseenPooled rows of further such categories, whose names were not kept
 * @param findings one per statistic that applies to the column's kind
 * @param verdict {@link Verdict#DRIFTED} if a finding says so; otherwise {@link Verdict#STABLE} if one does; otherwise {@link
 *     Verdict#INSUFFICIENT_DATA}
 * @param reason why, in words
 */
public record ColumnDrift(
        String name,
        ColumnKind kind,
        SampleSummary reference,
        SampleSummary current,
        List<Bin> bins,
        SortedMap<String, Long> unseen,
        long unseenPooled,
        List<Finding> findings,
        Verdict verdict,
        String reason)
        implements Serializable {
    /** Copies the collections. */
    public ColumnDrift {
        bins = List.copyOf(bins);
        unseen = Collections.unmodifiableSortedMap(new TreeMap<>(unseen));
        findings = List.copyOf(findings);
    }

    /**
     * How many current rows are in categories the reference has no name for.
     *
     * @return at least 0, at most 2^63 - 1; 0 for numbers
     */
    public long unseenRows() {
        long rows = unseenPooled;
        for (long times : unseen.values()) {
            rows += times;
        }
        return rows < 0 ? Long.MAX_VALUE : rows;
    }

    /**
     * One statistic's finding.
     *
     * @param statistic its short name, for instance {@code psi}
     * @return the finding, or nothing if the statistic was not asked for or does not apply to the column's kind
     */
    public Optional<Finding> finding(String statistic) {
        return findings.stream()
                .filter(finding -> finding.statistic().equals(statistic))
                .findFirst();
    }
}
