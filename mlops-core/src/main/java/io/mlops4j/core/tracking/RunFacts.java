// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks at of a run. Backends that keep an index implement it over whatever takes less room than a {@link
 * Run}, and so need not say again what conditions and orders mean. Implementations must not change.
 */
public interface RunFacts {
    /**
     * Gives {@link Run#id}.
     *
     * @return the id
     */
    RunId id();

    /**
     * Gives {@link Run#experiment}.
     *
     * @return the experiment
     */
    ExperimentName experiment();

    /**
     * Gives {@link Run#name}.
     *
     * @return the name
     */
    String name();

    /**
     * Gives {@link Run#parent}.
     *
     * @return the parent, or null for none
     */
    @Nullable
    RunId parent();

    /**
     * Gives {@link Run#status}.
     *
     * @return the status
     */
    RunStatus status();

    /**
     * Gives {@link Run#startedAt}.
     *
     * @return the moment
     */
    Instant startedAt();

    /**
     * Gives {@link Run#isDeleted}.
     *
     * @return whether it is deleted
     */
    boolean isDeleted();

    /**
     * Gives one of {@link Run#params} or {@link Run#tags}.
     *
     * @param of which of them
     * @param key its key
     * @return its value, or null for none
     */
    @Nullable
    String text(RunFilter.TextOf of, String key);

    /**
     * Tells whether {@link Run#metrics} has a key.
     *
     * @param key the key
     * @return whether the run has a point of that metric
     */
    boolean hasMetric(String key);

    /**
     * Gives the latest value of a metric.
     *
     * @param key a metric that the run has
     * @return the value, maybe NaN or infinite
     */
    double metric(String key);

    /**
     * Tells whether one of {@link Run#inputs} has a digest.
     *
     * @param digest the digest
     * @return whether the run read that dataset
     */
    boolean read(Digest digest);

    /**
     * Looks at a run itself.
     *
     * @param run the run
     * @return its facts
     */
    static RunFacts of(Run run) {
        return new OfRun(run);
    }

    /**
     * The facts of a run that is at hand.
     *
     * @param run the run
     */
    record OfRun(Run run) implements RunFacts {
        @Override
        public RunId id() {
            return run.id();
        }

        @Override
        public ExperimentName experiment() {
            return run.experiment();
        }

        @Override
        public String name() {
            return run.name();
        }

        @Override
        public @Nullable RunId parent() {
            return run.parent();
        }

        @Override
        public RunStatus status() {
            return run.status();
        }

        @Override
        public Instant startedAt() {
            return run.startedAt();
        }

        @Override
        public boolean isDeleted() {
            return run.isDeleted();
        }

        @Override
        public @Nullable String text(RunFilter.TextOf of, String key) {
            return switch (of) {
                case PARAM -> run.params().get(key);
                case TAG -> run.tags().get(key);
            };
        }

        @Override
        public boolean hasMetric(String key) {
            return run.metrics().containsKey(key);
        }

        @Override
        public double metric(String key) {
            MetricPoint latest = run.metrics().get(key);
            return latest == null ? Double.NaN : latest.value();
        }

        @Override
        public boolean read(Digest digest) {
            return run.inputs().stream()
                    .anyMatch(input -> input.dataset().digest().equals(digest));
        }
    }
}
