// SPDX-License-Identifier: Apache-2.0
/**
 * What a registered model is at one moment, and how each event changes it. Pure: no I/O, clock, threads or randomness.
 *
 * <p>A new event is folded in {@code RegistryEvolution}, {@code GovernanceEvolution} or {@code RequestEvolution}.
 */
@NullMarked
package io.mlops4j.core.state;

import org.jspecify.annotations.NullMarked;
