// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.registry.VersionSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Threads that change one model, which are committed together: the part of {@link StoreFs} about group commit. */
final class StoreFsGroups {
    private static final ModelName MODEL = ModelName.of("shared");
    private static final int MANY = 16;
    /** What the compiler has not seen yet takes several times as long, and threads take turns with it. */
    private static final int WARM_UP = 6;

    private static final int ROUNDS = 15;
    private static final double SECONDS = 0.5;

    private StoreFsGroups() {}

    static Bar measure(Path scratch) throws Exception {
        List<Double> gains = new ArrayList<>();
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(scratch.resolve("groups")))) {
            VersionSpec spec = VersionSpec.of(ArtifactManifest.of(
                    List.of(mlops.artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(UTF_8)))));
            mlops.registry().register(MODEL, spec);
            mlops.registry().register(MODEL, spec);
            for (int round = 0; round < WARM_UP; round++) {
                moves(mlops, MANY);
            }
            for (int round = 0; round < ROUNDS; round++) {
                double one = moves(mlops, 1);
                double many = moves(mlops, MANY);
                System.out.printf(
                        "moves of aliases of one model by 1 thread %.0f/s, by %d threads %.0f/s%n", one, MANY, many);
                gains.add(many / one);
            }
        }
        return Bar.atLeast("publish-16-threads-times-1-thread", StoreFs.median(gains), 8);
    }

    /** Each thread moves an alias of its own back and forth, so that every call is a change. */
    private static double moves(Mlops mlops, int threads) throws Exception {
        return Stopwatch.ratePerSecond(
                threads,
                SECONDS,
                (thread, call) ->
                        mlops.registry().setAlias(Alias.of("alias" + thread), new ModelVersionId(MODEL, 1 + call % 2)));
    }
}
