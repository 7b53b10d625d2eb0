// SPDX-License-Identifier: Apache-2.0
/**
 * The Merkle tree of RFC 6962 over the exact bytes of log entries. Pure: no I/O, clock, threads or randomness.
 *
 * <p>{@code MerkleFrontier} is what a log keeps to grow, {@code MerkleTree} what proves, {@code MerkleProofs} what verifies.
 */
@NullMarked
package io.mlops4j.core.merkle;

import org.jspecify.annotations.NullMarked;
