// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunFacts;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks at of a run, in little room: sorted keys, which runs of one kind share, and values beside them. About
 * 400 bytes for a run with five params, two tags and three metrics. Immutable.
 *
 * @param params keys and values of its params
 * @param tags keys and values of its tags
 * @param metrics keys of its metrics, sorted
 * @param latest the latest values of its metrics
 * @param inputs the digests of the datasets it read
 */
@SuppressWarnings("ArrayRecordComponent") // lists would take twice the room; compared by isSame alone
record IndexedRun(
        RunId id,
        ExperimentName experiment,
        String name,
        @Nullable RunId parent,
        RunStatus status,
        Instant startedAt,
        boolean isDeleted,
        Texts params,
        Texts tags,
        String[] metrics,
        double[] latest,
        Digest[] inputs)
        implements RunFacts {

    /**
     * Texts by their keys.
     *
     * @param keys sorted
     * @param values one for each
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Texts(String[] keys, String[] values) {
        static Texts of(SortedMap<String, String> texts, SharedTexts shared) {
            return new Texts(
                    shared.keys(texts.keySet()),
                    texts.values().stream().map(shared::text).toArray(String[]::new));
        }

        @Nullable
        String get(String key) {
            int place = Arrays.binarySearch(keys, key);
            return place < 0 ? null : values[place];
        }

        boolean isSame(Texts other) {
            return Arrays.equals(keys, other.keys) && Arrays.equals(values, other.values);
        }
    }

    static IndexedRun of(Run run, SharedTexts shared) {
        Map<String, MetricPoint> points = run.metrics();
        return new IndexedRun(
                run.id(),
                shared.experiment(run.experiment()),
                run.name(),
                run.parent(),
                run.status(),
                run.startedAt(),
                run.isDeleted(),
                Texts.of(run.params(), shared),
                Texts.of(run.tags(), shared),
                shared.keys(points.keySet()),
                points.values().stream().mapToDouble(MetricPoint::value).toArray(),
                run.inputs().stream().map(input -> input.dataset().digest()).toArray(Digest[]::new));
    }

    /** Tells whether no search can tell the two apart. */
    boolean isSame(IndexedRun other) {
        return id.equals(other.id)
                && experiment.equals(other.experiment)
                && name.equals(other.name)
                && Arrays.equals(
                        new Object[] {parent, status, startedAt, isDeleted},
                        new Object[] {other.parent, other.status, other.startedAt, other.isDeleted})
                && params.isSame(other.params)
                && tags.isSame(other.tags)
                && Arrays.equals(metrics, other.metrics)
                && Arrays.equals(latest, other.latest)
                && Arrays.equals(inputs, other.inputs);
    }

    @Override
    public @Nullable String text(RunFilter.TextOf of, String key) {
        return switch (of) {
            case PARAM -> params.get(key);
            case TAG -> tags.get(key);
        };
    }

    @Override
    public boolean hasMetric(String key) {
        return Arrays.binarySearch(metrics, key) >= 0;
    }

    @Override
    public double metric(String key) {
        int place = Arrays.binarySearch(metrics, key);
        return place < 0 ? Double.NaN : latest[place];
    }

    @Override
    public boolean read(Digest digest) {
        return Arrays.asList(inputs).contains(digest);
    }
}
