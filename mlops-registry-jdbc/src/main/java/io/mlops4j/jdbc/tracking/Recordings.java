// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of one commit record of a run, all together, and how it comes into rows. Collects; not thread-safe. */
final class Recordings {
    private static final KeyedRows PARAMS =
            new KeyedRows("param", "param_key", List.of("param_value", "value_start", "value_order"));
    private static final KeyedRows TAGS =
            new KeyedRows("tag", "tag_key", List.of("tag_value", "value_start", "value_order"));
    private static final KeyedRows ARTIFACTS =
            new KeyedRows("artifact", "path_digest", List.of("path", "digest", "size_bytes"));

    private final RunId run;
    private final SortedMap<String, String> params = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private final List<MetricPoint> points = new ArrayList<>();
    private final List<DatasetInput> inputs = new ArrayList<>();
    private final SortedMap<ArtifactPath, Artifact> artifacts = new TreeMap<>();

    /** What makes two logged inputs the same. */
    private record InputKey(DatasetInput.Dataset dataset, String usage) {}

    Recordings(RunId run) {
        this.run = run;
    }

    void add(RunEvent event) {
        if (event instanceof RunEvent.ParamsSet set) {
            params.putAll(set.params());
        } else if (event instanceof RunEvent.TagsSet set) {
            tags.putAll(set.tags());
        } else if (event instanceof RunEvent.MetricsLogged logged) {
            points.addAll(logged.points());
        } else if (event instanceof RunEvent.InputsLogged logged) {
            inputs.addAll(logged.inputs());
        } else if (event instanceof RunEvent.ArtifactsLogged logged) {
            logged.artifacts().forEach(artifact -> artifacts.put(artifact.path(), artifact));
        }
    }

    /** How many points there are. */
    int points() {
        return points.size();
    }

    /** Writes the recordings of a run that has none yet. */
    void writeFirst(Session session, long batch) throws SQLException {
        write(session, true);
        PointRows.addFirst(session, run, points, batch);
    }

    /** Writes over what was there before. */
    void write(Session session, long batch) throws SQLException {
        write(session, false);
        PointRows.add(session, run, points, batch);
    }

    private void write(Session session, boolean first) throws SQLException {
        write(session, first, PARAMS, texts(session, params));
        write(session, first, TAGS, texts(session, tags));
        SortedMap<String, @Nullable Object[]> files = new TreeMap<>();
        artifacts.forEach((path, artifact) -> files.put(
                Digest.of(path.value()).hex(),
                new @Nullable Object[] {path.value(), artifact.digest().hex(), artifact.size()}));
        write(session, first, ARTIFACTS, files);
        writeInputs(session);
    }

    private void write(Session session, boolean first, KeyedRows table, SortedMap<String, @Nullable Object[]> rows)
            throws SQLException {
        if (first) {
            table.addFirst(session, run, rows);
        } else {
            table.put(session, run, rows);
        }
    }

    private static SortedMap<String, @Nullable Object[]> texts(Session session, SortedMap<String, String> texts) {
        SortedMap<String, @Nullable Object[]> rows = new TreeMap<>();
        texts.forEach((key, value) -> rows.put(
                key, new @Nullable Object[] {value, TextOrder.start(value), TextOrder.of(session.dialect(), value)}));
        return rows;
    }

    private void writeInputs(Session session) throws SQLException {
        if (inputs.isEmpty()) {
            return;
        }
        Set<InputKey> known = new HashSet<>(session.list(
                "SELECT dataset_name, dataset_version, digest, used_for FROM {dataset} WHERE run_id = ?",
                row -> new InputKey(
                        new DatasetInput.Dataset(row.getString(1), row.getString(2), new Digest(row.getString(3))),
                        row.getString(4)),
                run.value()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DatasetInput input : inputs) {
            int place = known.size();
            if (known.add(new InputKey(input.dataset(), input.usage()))) {
                rows.add(row(place, input));
            }
        }
        session.insert(
                "{dataset} (run_id, place, used_for, dataset_name, dataset_version, digest, row_count, source, payload)",
                rows);
    }

    private @Nullable Object[] row(int place, DatasetInput input) {
        return new @Nullable Object[] {
            run.value(),
            place,
            input.usage(),
            input.dataset().name(),
            input.dataset().version(),
            input.dataset().digest().hex(),
            input.rowCount() == DatasetInput.UNKNOWN_ROWS ? null : input.rowCount(),
            input.source(),
            RunEventCodec.encode(List.of(new RunEvent.InputsLogged(List.of(input))))
        };
    }
}
