// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.SideBySide.Row;
import io.mlops4j.common.SideBySide.Section;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.DatasetInput.Dataset;
import io.mlops4j.tracking.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What two runs have recorded, side by side. Thread-safe; pure. */
public final class RunComparison {
    private final List<Row> rows = new ArrayList<>();

    private RunComparison() {}

    /**
     * Compares two runs, one of which may be missing.
     *
     * @param left one run, or null if nothing is known of that side
     * @param right another, or null if nothing is known of that side
     * @return one row for each param, latest metric value, dataset name, tag, artifact path and captured fact that either
     *     has, ordered by section and key; the digests of several datasets of one name stand in one row
     */
    public static List<Row> rows(@Nullable Run left, @Nullable Run right) {
        RunComparison comparison = new RunComparison();
        comparison.add(Section.PARAM, left, right, Run::params);
        comparison.add(Section.METRIC, left, right, RunComparison::metrics);
        comparison.add(Section.INPUT, left, right, RunComparison::inputs);
        comparison.add(Section.TAG, left, right, Run::tags);
        comparison.add(Section.ARTIFACT, left, right, RunComparison::artifacts);
        comparison.add(Section.ENVIRONMENT, left, right, Run::environment);
        return List.copyOf(comparison.rows);
    }

    private interface Side {
        SortedMap<String, String> values(Run run);
    }

    private void add(Section section, @Nullable Run left, @Nullable Run right, Side side) {
        Map<String, String> ofLeft = left == null ? Map.of() : side.values(left);
        Map<String, String> ofRight = right == null ? Map.of() : side.values(right);
        TreeSet<String> keys = new TreeSet<>(ofLeft.keySet());
        keys.addAll(ofRight.keySet());
        keys.forEach(key -> rows.add(new Row(section, key, ofLeft.get(key), ofRight.get(key))));
    }

    private static SortedMap<String, String> metrics(Run run) {
        SortedMap<String, String> values = new TreeMap<>();
        run.metrics().forEach((key, latest) -> values.put(key, Double.toString(latest.value())));
        return values;
    }

    private static SortedMap<String, String> inputs(Run run) {
        SortedMap<String, String> values = new TreeMap<>();
        run.inputs().stream()
                .map(DatasetInput::dataset)
                .distinct()
                .sorted(Comparator.comparing(Dataset::digest))
                .forEach(dataset ->
                        values.merge(dataset.name(), dataset.digest().toString(), (one, other) -> one + ", " + other));
        return values;
    }

    private static SortedMap<String, String> artifacts(Run run) {
        SortedMap<String, String> values = new TreeMap<>();
        run.artifacts()
                .forEach(artifact ->
                        values.put(artifact.path().value(), artifact.digest().toString()));
        return values;
    }
}
