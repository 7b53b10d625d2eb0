// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

import io.mlops4j.tracking.Run;

/**
 * A run as read from the store.
 *
 * @param run what is known of it
 * @param revision the number of commits to it; metric points that were only appended do not count
 */
public record VersionedRun(Run run, long revision) {}
