// SPDX-License-Identifier: Apache-2.0
/**
 * The main job on real data: train, track, register, approve, promote, watch, challenge, roll back, verify.
 *
 * <p>Start at {@link io.mlops4j.samples.quickstart.Quickstart}, which tells the story; each step has a class of its own
 * here. The data, the classifier and the printing have packages of their own below and know nothing of this one.
 */
@NullMarked
package io.mlops4j.samples.quickstart;

import org.jspecify.annotations.NullMarked;
