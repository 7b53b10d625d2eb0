// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that registers versions of one model, and points an alias at each. */
final class PublishingProcess {
    static final ModelName MODEL = ModelName.of("shared");
    static final Alias NEWEST = Alias.of("newest");

    private PublishingProcess() {}

    /** Starts a process that registers so many versions, and says the number of each. */
    static Process start(Path root, String name, int versions) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        root.toString(),
                        name,
                        Integer.toString(versions))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Is the other process. */
    public static void main(String[] arguments) {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(Path.of(arguments[0])))) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                byte[] weights = (arguments[1] + " " + i).getBytes(UTF_8);
                Artifact artifact = mlops.artifacts().put(ArtifactPath.of("weights"), weights);
                VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(artifact)));
                ModelVersion version = mlops.registry().register(MODEL, spec);
                mlops.registry().setAlias(NEWEST, version.id());
                System.out.println(version.id().number());
            }
        }
    }
}
