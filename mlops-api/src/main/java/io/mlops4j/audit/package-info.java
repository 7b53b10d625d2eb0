// SPDX-License-Identifier: Apache-2.0
/**
 * The history of a registered model: every event with its author, time and reason, and the verification of the whole.
 *
 * <p>A new event of a model is one more record in {@link io.mlops4j.audit.RegistryEvent} or {@link
 * io.mlops4j.audit.GovernanceEvent}.
 */
@NullMarked
package io.mlops4j.audit;

import org.jspecify.annotations.NullMarked;
