// SPDX-License-Identifier: Apache-2.0
/**
 * A backend that fails as a test wants it: {@link io.mlops4j.testkit.fault.FaultyBackend} stands before a sound one and does to
 * its calls what it was told, so that hosts see without a disk or a network what their code does when the store is away, slow,
 * damaged, or loses its answer.
 *
 * <p>A new way to fail belongs into {@link io.mlops4j.testkit.fault.StoreFault}.
 */
@NullMarked
package io.mlops4j.testkit.fault;

import org.jspecify.annotations.NullMarked;
