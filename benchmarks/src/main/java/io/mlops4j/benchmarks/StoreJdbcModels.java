// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.registry.VersionSpec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Versions and aliases of one model: the part of {@link StoreJdbc} that goes through core's registry. */
final class StoreJdbcModels {
    private static final int VERSIONS = 1_000;

    /** Short rounds in turn, since what else a machine has to do changes from second to second. */
    private static final int LOOKUPS = 300;

    private static final int ROUNDS = 41;
    private static final double MICROS = 1e6;
    private static final Alias CHAMPION = Alias.of("champion");
    private static final ModelName MODEL = ModelName.of("credit risk");

    private StoreJdbcModels() {}

    static List<Bar> measure(DataSource pool) throws Exception {
        try (Mlops mlops = Mlops.open(JdbcBackend.open(pool, StoreJdbc.options("models_")))) {
            Artifact weights =
                    mlops.artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(StandardCharsets.UTF_8));
            VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(weights)));
            mlops.registry().create(MODEL, "");
            // the first ones warm up
            Stopwatch.seconds(registered(mlops, spec, VERSIONS / 10));
            double first = Stopwatch.seconds(registered(mlops, spec, VERSIONS / 2));
            double second = Stopwatch.seconds(registered(mlops, spec, VERSIONS / 2));
            System.out.printf("a version of a model %.2f ms%n", second / (VERSIONS / 2) * 1e3);
            mlops.registry().setAlias(CHAMPION, new ModelVersionId(MODEL, VERSIONS / 2));
            return List.of(
                    Bar.atMost("versions-second-500-times-first-500", second / first, 1.2),
                    Bar.atMost("alias-lookup-times-raw-select", lookups(mlops, pool), 1.5));
        }
    }

    private static Callable<Integer> registered(Mlops mlops, VersionSpec spec, int versions) {
        return () -> {
            for (int i = 0; i < versions; i++) {
                mlops.registry().register(MODEL, spec);
            }
            return versions;
        };
    }

    private static double lookups(Mlops mlops, DataSource pool) throws Exception {
        List<Double> times = new ArrayList<>();
        List<Double> selects = new ArrayList<>();
        List<Double> lookups = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double raw = Stopwatch.medianSeconds(LOOKUPS, () -> select(pool));
            double ours =
                    Stopwatch.medianSeconds(LOOKUPS, () -> mlops.registry().resolve(MODEL, CHAMPION));
            selects.add(raw);
            lookups.add(ours);
            times.add(ours / raw);
        }
        System.out.printf(
                "raw indexed select %.1f us, alias lookup %.1f us%n",
                StoreFs.median(selects) * MICROS, StoreFs.median(lookups) * MICROS);
        return StoreFs.median(times);
    }

    private static int select(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT version FROM models_alias WHERE model_name = ? AND alias = ?")) {
            statement.setString(1, MODEL.value());
            statement.setString(2, CHAMPION.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
