// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one run, collected in any order. Not thread-safe. */
final class RunParts {
    private final RunId id;
    private @Nullable String lifecycle;
    private long revision;
    private final SortedMap<String, String> params = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private final List<MetricPoint> points = new ArrayList<>();
    private final SortedMap<Long, String> inputs = new TreeMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();

    RunParts(RunId id) {
        this.id = id;
    }

    /** Adds a row of {@code RunRows.PARTS}. */
    RunParts add(ResultSet row) throws SQLException {
        try {
            collect(row);
            return this;
        } catch (IllegalArgumentException e) {
            throw altered(e);
        }
    }

    VersionedRun run() {
        try {
            return fold();
        } catch (IllegalArgumentException e) {
            throw altered(e);
        }
    }

    /** This library has checked what it wrote. */
    private CorruptRecordException altered(IllegalArgumentException e) {
        return new CorruptRecordException(
                "Cannot read run '" + id + "': a row of it is not the one that was written: " + e.getMessage(), e);
    }

    private void collect(ResultSet row) throws SQLException {
        switch (row.getInt(2)) {
            case 0 -> {
                lifecycle = row.getString(4);
                revision = row.getLong(5);
            }
            case 1 -> params.put(row.getString(3), row.getString(4));
            case 2 -> tags.put(row.getString(3), row.getString(4));
            case 3 ->
                points.add(new MetricPoint(
                        row.getString(3), Double.longBitsToDouble(row.getLong(7)), row.getLong(5), row.getLong(6)));
            case 4 -> inputs.put(row.getLong(5), row.getString(4));
            default ->
                artifacts.add(
                        new Artifact(ArtifactPath.of(row.getString(3)), new Digest(row.getString(4)), row.getLong(5)));
        }
    }

    private VersionedRun fold() {
        if (lifecycle == null) {
            throw new CorruptRecordException("Cannot read run '" + id + "': its row is missing");
        }
        RunFold fold = RunFold.of(id, RunLifecycle.decode(id, lifecycle));
        fold.add(new RunEvent.ParamsSet(params));
        fold.add(new RunEvent.TagsSet(tags));
        fold.addPoints(points);
        inputs.forEach((place, line) -> RunEventCodec.decode("dataset " + place + " of run '" + id + "'", line)
                .forEach(fold::add));
        fold.add(new RunEvent.ArtifactsLogged(artifacts));
        return new VersionedRun(fold.run(), revision);
    }
}
