// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.registry;

import io.mlops4j.common.Schema;
import io.mlops4j.common.SideBySide;
import io.mlops4j.common.SideBySide.Row;
import io.mlops4j.common.SideBySide.Section;
import io.mlops4j.core.tracking.RunComparison;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares versions: their own tags, files and signatures, and what the runs that made them have recorded. */
public final class VersionComparison {
    private final TrackingStore runs;
    private final VersionFiles files;

    /**
     * Takes what it compares from here.
     *
     * @param runs the runs that made versions
     * @param files the files of versions
     */
    public VersionComparison(TrackingStore runs, VersionFiles files) {
        this.runs = runs;
        this.files = files;
    }

    SideBySide compare(ModelVersion left, ModelVersion right) {
        List<Row> rows = new ArrayList<>();
        for (Row row : RunComparison.rows(run(left), run(right))) {
            // the tags and files of the run are not those of the version
            if (row.section() != Section.TAG && row.section() != Section.ARTIFACT) {
                rows.add(row);
            }
        }
        add(rows, Section.TAG, left.tags(), right.tags());
        add(rows, Section.ARTIFACT, artifacts(left), artifacts(right));
        add(rows, Section.SIGNATURE, signature(left), signature(right));
        rows.sort(Comparator.comparing(Row::section)); // stable: keys stay in order within a section
        return new SideBySide(left.id().toString(), right.id().toString(), rows);
    }

    private @Nullable Run run(ModelVersion version) {
        return version.run() == null
                ? null
                : runs.find(version.run()).map(VersionedRun::run).orElse(null);
    }

    private SortedMap<String, String> artifacts(ModelVersion version) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.manifest(version)
                .artifacts()
                .forEach(file -> digests.put(file.path().value(), file.digest().toString()));
        return digests;
    }

    private static SortedMap<String, String> signature(ModelVersion version) {
        SortedMap<String, String> columns = new TreeMap<>();
        put(columns, "input ", version.signature().input());
        put(columns, "output ", version.signature().output());
        return columns;
    }

    private static void put(SortedMap<String, String> columns, String side, Schema schema) {
        for (Schema.Field field : schema.fields()) {
            String type = field.type().name().toLowerCase(Locale.ROOT);
            columns.put(side + field.name(), field.presence() == Schema.Presence.OPTIONAL ? type + ", optional" : type);
        }
    }

    private static void add(
            List<Row> rows, Section section, SortedMap<String, String> left, SortedMap<String, String> right) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.forEach(key -> rows.add(new Row(section, key, left.get(key), right.get(key))));
    }
}
