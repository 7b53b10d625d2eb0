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
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of one commit record of a run, all together, and how it comes into rows. Collects; not thread-safe. */
final class Recordings {
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
        writeTexts(session, first, "param", params);
        writeTexts(session, first, "tag", tags);
        writeArtifacts(session, first);
        writeInputs(session);
    }

    private void writeTexts(Session session, boolean first, String table, Map<String, String> texts)
            throws SQLException {
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        texts.forEach((key, value) -> {
            keys.add(new @Nullable Object[] {run.value(), key});
            rows.add(new @Nullable Object[] {
                run.value(), key, value, TextOrder.start(value), TextOrder.of(session.dialect(), value)
            });
        });
        if (!first) {
            session.each("DELETE FROM {" + table + "} WHERE run_id = ? AND " + table + "_key = ?", keys);
        }
        session.insert(
                "{" + table + "} (run_id, " + table + "_key, " + table + "_value, value_start, value_order)", rows);
    }

    private void writeArtifacts(Session session, boolean first) throws SQLException {
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        artifacts.forEach((path, artifact) -> {
            String key = Digest.of(path.value()).hex();
            keys.add(new @Nullable Object[] {run.value(), key});
            rows.add(new @Nullable Object[] {
                run.value(), key, path.value(), artifact.digest().hex(), artifact.size()
            });
        });
        if (!first) {
            session.each("DELETE FROM {artifact} WHERE run_id = ? AND path_digest = ?", keys);
        }
        session.insert("{artifact} (run_id, path_digest, path, digest, size_bytes)", rows);
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
