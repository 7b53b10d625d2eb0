// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** What the kits share that reach the backend through the library. */
abstract class ServiceKit extends ContractKit {
    static final ModelName MODEL = ModelName.of("churn");

    final Mlops mlops() {
        return Mlops.open(next());
    }

    static ModelVersion register(Mlops mlops, String content) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), content.getBytes(UTF_8));
        return mlops.registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
    }

    final void assertSound() {
        everyHandle(backend -> assertEquals(
                List.of(), Mlops.open(backend).audit().verify(MODEL, List.of()).findings(), "findings of the audit"));
    }

    static int winners(List<Boolean> won) {
        return Collections.frequency(won, true);
    }

    static boolean succeeds(Class<? extends MlopsException> refusal, Callable<?> call) throws Exception {
        try {
            call.call();
            return true;
        } catch (MlopsException e) {
            if (!refusal.isInstance(e)) {
                throw e;
            }
            return false;
        }
    }
}
