// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

/**
 * What is promised of metric points that were logged alone, once the call that logged them has returned. Everything else
 * that a store acknowledges is always durable.
 */
public enum MetricDurability {
    /** They survive a power cut. A call takes as long as the disk does to confirm, often a millisecond or more. */
    DURABLE,
    /**
     * They survive the death of the process, but not of the machine; a call takes microseconds. They are made durable
     * before the end of their run is acknowledged, and when the backend is closed.
     */
    WRITTEN
}
