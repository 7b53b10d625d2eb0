// SPDX-License-Identifier: Apache-2.0
/**
 * Where a model comes from and where data went: datasets, runs, versions and environments as a graph.
 *
 * <p>A new kind of thing is a new {@link io.mlops4j.lineage.LineageNode}, a new way in which one comes from another a
 * new {@link io.mlops4j.lineage.LineageEdge.Relation}.
 */
@NullMarked
package io.mlops4j.lineage;

import org.jspecify.annotations.NullMarked;
