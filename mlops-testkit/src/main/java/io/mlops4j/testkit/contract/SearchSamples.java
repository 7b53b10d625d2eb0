// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.START;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs with many ties, gaps and odd values, and random queries about them. The same seed gives the same. */
final class SearchSamples {
    private static final List<ExperimentName> EXPERIMENTS =
            List.of(ExperimentName.of("e"), ExperimentName.of("E"), ExperimentName.of("e e"));
    private static final List<String> KEYS = List.of("k", "K", "a/b", "\u754c");
    // "b" and what sorts between the code units and the code points of UTF-16
    private static final List<String> TEXTS =
            List.of("", "tree", "Tree", "tre", "xtree", "%", "t_ee", "b", "\uff01", "\ud83d\ude80", " ", "10", "9");
    private static final List<Double> NUMBERS = List.of(
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            -0.0,
            0.0,
            Double.MIN_VALUE,
            0.5,
            Math.nextUp(0.5),
            -7.0,
            1e300);

    private final Random random;
    private final List<RunId> runs = new ArrayList<>();

    SearchSamples(long seed) {
        random = new Random(seed);
    }

    /** Writes a run. */
    RunId write(Backend backend) {
        RunId run = RunId.of((random.nextInt(2) == 0 ? "r" : "R") + runs.size());
        ExperimentName experiment = one(EXPERIMENTS);
        backend.tracking().create(new Experiment(experiment, START));
        List<RunEvent> events = new ArrayList<>();
        RunId parent = runs.isEmpty() || random.nextInt(3) > 0 ? null : one(runs);
        String name = "n" + random.nextInt(4);
        events.add(new RunEvent.Started(experiment, name, parent, new TreeMap<>(), START.plusNanos(random.nextInt(5))));
        events.add(new RunEvent.ParamsSet(texts()));
        events.add(new RunEvent.TagsSet(texts()));
        if (random.nextInt(3) == 0) {
            events.add(new RunEvent.InputsLogged(List.of(DatasetInput.of("d", "", digest(), "training"))));
        }
        if (random.nextInt(2) == 0) {
            events.add(new RunEvent.Ended(one(List.of(RunStatus.values()).subList(1, 4)), "", START));
        }
        if (random.nextInt(4) == 0) {
            events.add(RunSamples.deleted());
        }
        RunSamples.commit(backend, run, 0, events.toArray(RunEvent[]::new));
        backend.tracking().append(run, points());
        runs.add(run);
        return run;
    }

    /** Asks something. */
    RunQuery query() {
        RunQuery query = RunQuery.where(filter(3)).orderBy(order()).withPageSize(one(List.of(3, 10, 100)));
        query = query.withLifecycle(one(List.of(RunQuery.Lifecycle.values())));
        return random.nextInt(3) > 0 ? query : query.in(one(EXPERIMENTS));
    }

    private RunOrder order() {
        RunOrder.By by = one(List.of(RunOrder.By.values()));
        boolean keyed = by != RunOrder.By.STARTED && by != RunOrder.By.NAME;
        return new RunOrder(by, keyed ? one(KEYS) : "", one(List.of(RunOrder.Direction.values())));
    }

    private RunFilter filter(int depth) {
        List<RunFilter> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0 && depth > 0; i--) {
            parts.add(filter(depth - 1));
        }
        return switch (depth == 0 ? 3 + random.nextInt(9) : random.nextInt(12)) {
            case 0 -> new RunFilter.And(parts);
            case 1 -> new RunFilter.Or(parts);
            case 2 -> RunFilter.not(filter(depth - 1));
            case 3, 4 -> new RunFilter.MetricIs(one(KEYS), one(List.of(RunFilter.Comparison.values())), number());
            case 5 ->
                random.nextInt(2) == 0 ? new RunFilter.MetricIsNaN(one(KEYS)) : new RunFilter.HasMetric(one(KEYS));
            case 6, 7 -> new RunFilter.TextIs(textOf(), one(KEYS), one(List.of(RunFilter.Match.values())), one(TEXTS));
            case 8 -> new RunFilter.HasText(textOf(), one(KEYS));
            case 9 -> new RunFilter.StatusIn(Set.of(one(List.of(RunStatus.values()))));
            case 10 ->
                random.nextInt(2) == 0
                        ? new RunFilter.StartedSince(START.plusNanos(random.nextInt(6)))
                        : new RunFilter.StartedBefore(START.plusNanos(random.nextInt(6)));
            default -> random.nextInt(2) == 0 ? new RunFilter.PartOf(one(runs)) : new RunFilter.ReadDataset(digest());
        };
    }

    private RunFilter.TextOf textOf() {
        return one(List.of(RunFilter.TextOf.values()));
    }

    private double number() {
        // the first one is NaN, which no condition may name
        return one(NUMBERS.subList(1, NUMBERS.size()));
    }

    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String key : KEYS) {
            if (random.nextInt(4) > 0) {
                texts.put(key, one(TEXTS));
            }
        }
        return texts;
    }

    private List<MetricPoint> points() {
        List<MetricPoint> points = new ArrayList<>();
        for (String key : KEYS) {
            for (int i = random.nextInt(3); i > 0; i--) {
                points.add(new MetricPoint(key, one(NUMBERS), random.nextInt(3), random.nextInt(3)));
            }
        }
        return points;
    }

    private Digest digest() {
        return Digest.of("" + random.nextInt(3));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
