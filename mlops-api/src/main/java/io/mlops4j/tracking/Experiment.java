// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.ExperimentName;
import java.time.Instant;

/**
 * What runs that belong together are filed under.
 *
 * @param name its name, unique in the store
 * @param createdAt when it was first used, by the clock of the host that did
 */
public record Experiment(ExperimentName name, Instant createdAt) {}
