// SPDX-License-Identifier: Apache-2.0
/**
 * The Merkle tree of RFC 6962 over the exact bytes of log entries. Pure: no I/O, clock, threads or randomness.
 *
 * <p>Proofs over the tree belong here too.
 */
@NullMarked
package io.mlops4j.core.merkle;

import org.jspecify.annotations.NullMarked;
