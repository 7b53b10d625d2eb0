// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.gate;

import io.mlops4j.common.Names;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.EvidenceKey.Kind;
import io.mlops4j.governance.evidence.ModelCard;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a policy asks of the evidence before a promotion. A gate whose evidence is not there answers {@link
 * GateAnswer.Outcome#MISSING}; a figure that is NaN fails.
 */
public sealed interface Gate {
    /**
     * Names the gate within its policy.
     *
     * @return such as {@code metric-floor auc}; a policy has no two gates of one name
     */
    String name();

    /**
     * Says what the gate judges.
     *
     * @return the key of the evidence, or null for a gate of the host
     */
    @Nullable
    EvidenceKey evidence();

    /**
     * A metric must be at least so large.
     *
     * @param metric its name, a valid {@link Names#key}
     * @param floor the smallest value that passes; finite
     */
    record MetricFloor(String metric, double floor) implements Gate {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public MetricFloor {
            Names.key("metric", metric);
            finite("floor", floor);
        }

        @Override
        public String name() {
            return "metric-floor " + metric;
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.METRICS);
        }
    }

    /**
     * A metric must be at most so large.
     *
     * @param metric its name, a valid {@link Names#key}
     * @param ceiling the largest value that passes; finite
     */
    record MetricCeiling(String metric, double ceiling) implements Gate {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public MetricCeiling {
            Names.key("metric", metric);
            finite("ceiling", ceiling);
        }

        @Override
        public String name() {
            return "metric-ceiling " + metric;
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.METRICS);
        }
    }

    /** Which way a metric is better. */
    enum Better {
        /** As with accuracy. */
        HIGHER,
        /** As with an error. */
        LOWER
    }

    /**
     * The version must not be worse than the champion by more than a margin. With the gain being challenger minus champion,
     * or champion minus challenger where lower is better, it passes if the whole confidence interval of the gain lies above
     * {@code -margin}, fails if none of it does, or if the two figures themselves differ by
     * more than that, which no interval of theirs would, and is inconclusive in between; that a difference is not significant is no
     * evidence of equality. Without a champion only the limits of slices are judged.
     *
     * @param metric its name, a valid {@link Names#key}
     * @param better which way it is better
     * @param margin how much worse is acceptable, 0 or more, finite
     * @param sliceLimits the worst value of the version that is acceptable in each of these slices, whatever the champion's;
     *     finite
     */
    record NonInferiority(String metric, Better better, double margin, SortedMap<String, Double> sliceLimits)
            implements Gate {
        /**
         * Checks the parts and copies.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public NonInferiority {
            Names.key("metric", metric);
            finite("margin", margin);
            if (margin < 0) {
                throw Names.invalid("margin", margin, "0 or more");
            }
            sliceLimits.forEach((slice, limit) -> {
                Names.key("slice", slice);
                finite("limit of slice " + slice, limit);
            });
            sliceLimits = Collections.unmodifiableSortedMap(new TreeMap<>(sliceLimits));
        }

        @Override
        public String name() {
            return "non-inferiority " + metric;
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.COMPARISON);
        }
    }

    /**
     * The drift statistic of every column must be small. Only the figure is judged, not whether it is significant: a figure that
     * is above the threshold by chance fails too. A report of another statistic is no answer, since thresholds of one mean nothing
     * for another.
     *
     * @param statistic the id of what must have been computed, as the evidence has it, such as {@code psi}; a valid {@link
     *     Names#key}
     * @param threshold every column's statistic must be below; above 0, finite
     */
    record DriftBelow(String statistic, double threshold) implements Gate {
        /**
         * Checks the name and the threshold.
         *
         * @throws IllegalArgumentException if the name is not valid, or the threshold not above 0 and finite
         */
        public DriftBelow {
            Names.key("statistic", statistic);
            finite("threshold", threshold);
            if (threshold <= 0) {
                throw Names.invalid("threshold", threshold, "above 0, or nothing passes");
            }
        }

        @Override
        public String name() {
            return "drift-below " + statistic;
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.DRIFT);
        }
    }

    /**
     * Checks of the data must have been made, and few may have failed.
     *
     * @param mostFailures how many may have failed, 0 or more
     */
    record DataQuality(int mostFailures) implements Gate {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public DataQuality {
            if (mostFailures < 0) {
                throw Names.invalid("number of failures", mostFailures, "0 or more");
            }
        }

        @Override
        public String name() {
            return "data-quality";
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.DATA_QUALITY);
        }
    }

    /**
     * The model card must be filled in. If {@code REVALIDATION_DUE} is among the fields, that day must not have passed (UTC).
     *
     * @param fields the fields that must say something, at least one
     */
    record CardFields(SortedSet<ModelCard.Field> fields) implements Gate {
        /**
         * Checks that there is one, and copies.
         *
         * @throws IllegalArgumentException if there is none
         */
        public CardFields {
            if (fields.isEmpty()) {
                throw Names.invalid("required fields of the model card", "none", "at least one");
            }
            fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        }

        @Override
        public String name() {
            return "card-fields";
        }

        @Override
        public EvidenceKey evidence() {
            return EvidenceKey.of(Kind.MODEL_CARD);
        }
    }

    /**
     * Evidence must be recent.
     *
     * @param evidence which
     * @param age how old it may be at the promotion, above zero
     */
    record NotOlderThan(EvidenceKey evidence, Duration age) implements Gate {
        /**
         * Checks the age.
         *
         * @throws IllegalArgumentException if it is not above zero
         */
        public NotOlderThan {
            if (age.isNegative() || age.isZero()) {
                throw Names.invalid("age", age, "above zero, or nothing passes");
            }
        }

        @Override
        public String name() {
            return "not-older-than " + evidence;
        }
    }

    /**
     * A gate of the host.
     *
     * @param id the name under which the host resolves it, a valid {@link Names#name}
     */
    record Custom(String id) implements Gate {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public Custom {
            Names.name("custom gate", id);
        }

        @Override
        public String name() {
            return "custom " + id;
        }

        @Override
        public @Nullable EvidenceKey evidence() {
            return null;
        }
    }

    private static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw Names.invalid(what, value, "a finite number");
        }
    }
}
