// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.lineage;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;

/** One thing that comes from others or that others come from. */
public sealed interface LineageNode {
    /**
     * A dataset, by its content: whatever names it was logged under, the same digest is the same data.
     *
     * @param digest the digest of the content
     */
    record OfDataset(Digest digest) implements LineageNode {
        @Override
        public String text() {
            return "dataset " + digest;
        }
    }

    /**
     * A run, deleted or not.
     *
     * @param id the run
     */
    record OfRun(RunId id) implements LineageNode {
        @Override
        public String text() {
            return "run " + id;
        }
    }

    /**
     * A version of a registered model, deleted or not.
     *
     * @param id the version
     */
    record OfVersion(ModelVersionId id) implements LineageNode {
        @Override
        public String text() {
            return "version " + id;
        }
    }

    /**
     * The governed pointer of a model in an environment.
     *
     * @param model the model
     * @param environment the environment
     */
    record OfEnvironment(ModelName model, Environment environment) implements LineageNode {
        @Override
        public String text() {
            return "environment " + environment + " of " + model;
        }
    }

    /**
     * A dataset.
     *
     * @param digest the digest of its content
     * @return its node
     */
    static LineageNode dataset(Digest digest) {
        return new OfDataset(digest);
    }

    /**
     * A run.
     *
     * @param id the run
     * @return its node
     */
    static LineageNode run(RunId id) {
        return new OfRun(id);
    }

    /**
     * A version.
     *
     * @param id the version
     * @return its node
     */
    static LineageNode version(ModelVersionId id) {
        return new OfVersion(id);
    }

    /**
     * Names the node for people.
     *
     * @return one line, such as {@code run r1}
     */
    String text();
}
