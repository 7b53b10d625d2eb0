// SPDX-License-Identifier: Apache-2.0
/**
 * What each gate says about the evidence. Pure, but for gates of the host, which it is asked to keep pure.
 *
 * <p>A new gate is judged in {@code GateJudge}, by a class of its own if it takes more than a few lines.
 */
@NullMarked
package io.mlops4j.core.gate;

import org.jspecify.annotations.NullMarked;
