// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for or against a version. A stated fact: the log says who attached it, the gates of the policy judge it. Of
 * several pieces with one {@link #key} the latest counts. Numbers may be NaN or infinite: gates see them as they are, and
 * no gate passes NaN.
 */
public sealed interface Evidence {
    /**
     * Says which evidence this is.
     *
     * @return the key; the same for what takes the place of this later
     */
    EvidenceKey key();

    /**
     * Says when it was measured or written, as whoever attaches it states. Refused if it is more than five minutes after the
     * moment at which it is attached, by the clock of the host.
     *
     * @return the moment
     */
    Instant asOf();

    /**
     * Figures of a run.
     *
     * @param run the run; refused if neither the tracking store has it nor the version is of it
     * @param metrics the figures by name, each a valid {@link Names#key}; any double
     * @param asOf when they were measured
     */
    record RunMetrics(RunId run, SortedMap<String, Double> metrics, Instant asOf) implements Evidence {
        /**
         * Checks the names and copies.
         *
         * @throws IllegalArgumentException if a name is not valid, or a figure null
         */
        public RunMetrics {
            metrics = figures("metric", metrics);
        }

        @Override
        public EvidenceKey key() {
            return EvidenceKey.of(EvidenceKey.Kind.METRICS);
        }
    }

    /**
     * The version against the champion, measured on the same rows. It says nothing once another version is champion.
     *
     * @param baseline the number of the version that was champion, or null if there was none
     * @param differences one per metric and slice
     * @param asOf when it was measured
     */
    record Comparison(@Nullable Integer baseline, List<Difference> differences, Instant asOf) implements Evidence {
        /**
         * Checks the number and copies.
         *
         * @throws IllegalArgumentException if the number is below 1, or a metric has two figures for one slice
         */
        public Comparison {
            if (baseline != null && baseline < 1) {
                throw Names.invalid("baseline", baseline, "a version number, 1 or more");
            }
            differences = List.copyOf(differences);
            Set<List<String>> seen = new HashSet<>();
            for (Difference difference : differences) {
                // of two figures a gate could look at the better one
                if (!seen.add(List.of(difference.metric(), difference.slice()))) {
                    throw Names.invalid("metric", difference.metric(), "once per slice of a comparison");
                }
            }
        }

        @Override
        public EvidenceKey key() {
            return EvidenceKey.of(EvidenceKey.Kind.COMPARISON);
        }
    }

    /**
     * One figure of two versions.
     *
     * @param metric its name, a valid {@link Names#key}
     * @param slice the part of the rows, a valid {@link Names#key}; empty for all rows
     * @param champion the champion's figure; NaN without a champion
     * @param challenger the figure of the version that is judged
     * @param lower lower end of the confidence interval of challenger minus champion
     * @param upper upper end of that interval
     */
    record Difference(String metric, String slice, double champion, double challenger, double lower, double upper) {
        /**
         * Checks the names.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Difference {
            Names.key("metric", metric);
            if (!slice.isEmpty()) {
                Names.key("slice", slice);
            }
        }
    }

    /**
     * The gist of a drift report.
     *
     * @param report the digest of the whole report
     * @param statistic what was computed, such as {@code psi}; a valid {@link Names#key}
     * @param columns the statistic of each column; any double, NaN for a column whose statistic is not known
     * @param asOf when it was computed
     */
    record DriftSummary(Digest report, String statistic, SortedMap<String, Double> columns, Instant asOf)
            implements Evidence {
        /**
         * Checks the names and copies.
         *
         * @throws IllegalArgumentException if one is not valid, or a figure null
         */
        public DriftSummary {
            Names.key("statistic", statistic);
            columns = figures("column", columns);
        }

        @Override
        public EvidenceKey key() {
            return EvidenceKey.of(EvidenceKey.Kind.DRIFT);
        }
    }

    /**
     * The gist of a data-quality report.
     *
     * @param report the digest of the whole report
     * @param checks how many checks were made, 0 or more
     * @param failed the names of those that failed, each a valid {@link Names#key}; at most as many
     * @param asOf when they were made
     */
    record DataQualityReport(Digest report, int checks, List<String> failed, Instant asOf) implements Evidence {
        /**
         * Checks the numbers and names and copies.
         *
         * @throws IllegalArgumentException if there are fewer checks than failures, or a name is not valid
         */
        public DataQualityReport {
            failed = List.copyOf(failed);
            failed.forEach(name -> Names.key("check", name));
            if (checks < failed.size()) {
                throw Names.invalid("number of checks", checks, "at least the " + failed.size() + " that failed");
            }
        }

        @Override
        public EvidenceKey key() {
            return EvidenceKey.of(EvidenceKey.Kind.DATA_QUALITY);
        }
    }

    /**
     * The model card of the version, whole.
     *
     * @param card the card
     * @param asOf when it was written
     */
    record Card(ModelCard card, Instant asOf) implements Evidence {
        @Override
        public EvidenceKey key() {
            return EvidenceKey.of(EvidenceKey.Kind.MODEL_CARD);
        }
    }

    /**
     * Any other document, such as a validation report. Its content stays where the host keeps it.
     *
     * @param name its name, a valid {@link Names#name}
     * @param content the digest of its content
     * @param description what it shows; may be empty
     * @param asOf when it was written
     */
    record Document(String name, Digest content, String description, Instant asOf) implements Evidence {
        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Document {
            Names.name("document", name);
            Names.text("description", description);
        }

        @Override
        public EvidenceKey key() {
            return EvidenceKey.document(name);
        }
    }

    private static SortedMap<String, Double> figures(String what, Map<String, Double> values) {
        values.forEach((name, value) -> {
            Names.key(what, name);
            if (value == null) {
                throw Names.invalid(
                        "figure of " + what + " '" + name + "'", "null", "a number; NaN if it is not known");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
