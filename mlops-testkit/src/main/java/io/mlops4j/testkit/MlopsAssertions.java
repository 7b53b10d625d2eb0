// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import io.mlops4j.registry.ModelVersion;
import io.mlops4j.tracking.Run;

/**
 * Where assertions begin.
 *
 * <pre>{@code
 * assertThatRun(run).isFinished().hasParam("kind", "tree").hasMetric("auc", 0.8, 1e-9);
 * }</pre>
 *
 * <p>A failed one says in one sentence what was expected of which thing, and what is there instead.
 */
public final class MlopsAssertions {
    private MlopsAssertions() {}

    /**
     * Begins assertions about a run.
     *
     * @param run the run as it was read
     * @return what can be asserted of it
     */
    public static RunAssert assertThatRun(Run run) {
        return new RunAssert(run);
    }

    /**
     * Begins assertions about a version of a registered model.
     *
     * @param version the version as it was read
     * @return what can be asserted of it
     */
    public static VersionAssert assertThatVersion(ModelVersion version) {
        return new VersionAssert(version);
    }
}
