// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

/** A method of one of the three stores of a {@link io.mlops4j.spi.Backend}. */
public enum Operation {
    /** {@link io.mlops4j.spi.RegistryStore#commit}. */
    REGISTRY_COMMIT(Kind.COMMIT),
    /** {@link io.mlops4j.spi.RegistryStore#read}. */
    REGISTRY_READ(Kind.READ),
    /** {@link io.mlops4j.spi.RegistryStore#models}. */
    REGISTRY_MODELS(Kind.READ),
    /** {@link io.mlops4j.spi.TrackingStore#create}. */
    TRACKING_CREATE(Kind.REPEATABLE_WRITE),
    /** {@link io.mlops4j.spi.TrackingStore#experiments}. */
    TRACKING_EXPERIMENTS(Kind.READ),
    /** {@link io.mlops4j.spi.TrackingStore#commit}. */
    TRACKING_COMMIT(Kind.COMMIT),
    /** {@link io.mlops4j.spi.TrackingStore#append}. */
    TRACKING_APPEND(Kind.APPEND),
    /** {@link io.mlops4j.spi.TrackingStore#find}. */
    TRACKING_FIND(Kind.READ),
    /** {@link io.mlops4j.spi.TrackingStore#history}. */
    TRACKING_HISTORY(Kind.READ),
    /** {@link io.mlops4j.spi.TrackingStore#search}. */
    TRACKING_SEARCH(Kind.READ),
    /** {@link io.mlops4j.spi.ArtifactStore#put}. */
    ARTIFACT_PUT(Kind.REPEATABLE_WRITE),
    /** {@link io.mlops4j.spi.ArtifactStore#open}. */
    ARTIFACT_OPEN(Kind.READ),
    /** {@link io.mlops4j.spi.ArtifactStore#contains}. */
    ARTIFACT_CONTAINS(Kind.READ),
    /** {@link io.mlops4j.spi.ArtifactStore#list}. */
    ARTIFACT_LIST(Kind.READ),
    /** {@link io.mlops4j.spi.ArtifactStore#erase}. */
    ARTIFACT_ERASE(Kind.REPEATABLE_WRITE);

    /** What can go wrong with it. */
    enum Kind {
        COMMIT,
        APPEND,
        REPEATABLE_WRITE,
        READ
    }

    private final Kind kind;

    Operation(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
