// SPDX-License-Identifier: Apache-2.0
/**
 * Lineage: {@code LineageEdges} reads edges out of runs and models' logs, {@code LineageWalk} makes the graph of them,
 * both pure; {@code LineageService} fetches what they need.
 */
@NullMarked
package io.mlops4j.core.lineage;

import org.jspecify.annotations.NullMarked;
