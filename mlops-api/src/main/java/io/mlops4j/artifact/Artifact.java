// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.artifact;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;

/**
 * One stored file.
 *
 * @param path where it lies within its run or version
 * @param digest the digest of its content, under which the content is stored
 * @param size its length in bytes, 0 or more
 */
public record Artifact(ArtifactPath path, Digest digest, long size) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public Artifact {
        if (size < 0) {
            throw Names.invalid("artifact size", size, "0 or more");
        }
    }
}
