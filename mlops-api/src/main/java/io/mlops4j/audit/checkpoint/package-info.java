// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept outside a store to hold its logs to: checkpoints, their signatures and keys, and receipts, in the text forms of
 * C2SP (signed-note, tlog-checkpoint, tlog-proof). Values and parsers only; what judges them is in core.
 */
@NullMarked
package io.mlops4j.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
