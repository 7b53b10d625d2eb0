// SPDX-License-Identifier: Apache-2.0
/**
 * Checkpoints of logs and of the whole registry: how they are made, and how a reader who keeps them judges what it is shown
 * next. Pure but for the host's signer.
 */
@NullMarked
package io.mlops4j.core.checkpoint;

import org.jspecify.annotations.NullMarked;
