// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.state.ModelState;

/**
 * A model as its log has it at one revision.
 *
 * @param state the fold of the log
 * @param tree the Merkle tree over the log's exact entries
 */
public record ModelSnapshot(ModelState state, MerkleFrontier tree) {}
