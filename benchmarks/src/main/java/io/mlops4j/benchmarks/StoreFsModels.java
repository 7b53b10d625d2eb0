// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.registry.VersionSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Versions and aliases of one model: the part of {@link StoreFs} that goes through core's registry. */
final class StoreFsModels {
    private static final int VERSIONS = 1_000;
    private static final int LOOKUPS = 20_000;
    private static final int ROUNDS = 5;
    private static final double MICROS = 1e6;
    private static final Alias CHAMPION = Alias.of("champion");

    private StoreFsModels() {}

    /** Several models, since what else the disk has to do while one half is written tells nothing about the store. */
    static List<Bar> measure(Path scratch) throws Exception {
        List<Double> versions = new ArrayList<>();
        List<Double> aliases = new ArrayList<>();
        List<Double> lookups = new ArrayList<>();
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(scratch.resolve("models")))) {
            Artifact weights =
                    mlops.artifacts().put(ArtifactPath.of("weights"), "weights".getBytes(StandardCharsets.UTF_8));
            VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(weights)));
            for (int round = 0; round < ROUNDS; round++) {
                ModelName model = ModelName.of("credit risk " + round);
                mlops.registry().create(model, "");
                versions.add(secondHalf(i -> mlops.registry().register(model, spec)));
                aliases.add(secondHalf(i -> {
                    mlops.registry().setAlias(Alias.of("alias" + i), new ModelVersionId(model, i + 1));
                    return i;
                }));
                mlops.registry().setAlias(CHAMPION, new ModelVersionId(model, 1));
                lookups.add(
                        Stopwatch.medianSeconds(LOOKUPS, () -> mlops.registry().resolve(model, CHAMPION)));
            }
        }
        return List.of(
                Bar.atMost("alias-lookup-us", StoreFs.median(lookups) * MICROS, 20),
                Bar.atMost("versions-second-500-times-first-500", StoreFs.median(versions), 1.2),
                Bar.atMost("aliases-second-500-times-first-500", StoreFs.median(aliases), 1.2));
    }

    /** One what is called with each of so many numbers. */
    private interface Numbered {
        Object call(int i);
    }

    /** Syncs take as long as they take; what may grow with the number of versions is what is done between them. */
    private static double secondHalf(Numbered step) throws Exception {
        double first = Stopwatch.seconds(each(0, VERSIONS / 2, step));
        return Stopwatch.seconds(each(VERSIONS / 2, VERSIONS, step)) / first;
    }

    private static Callable<Object> each(int from, int to, Numbered step) {
        return () -> {
            for (int i = from; i < to; i++) {
                step.call(i);
            }
            return to;
        };
    }
}
