// SPDX-License-Identifier: Apache-2.0
/**
 * The shell around the pure decisions: loads a model's log, decides, commits, and decides again after a conflict.
 */
@NullMarked
package io.mlops4j.core.log;

import org.jspecify.annotations.NullMarked;
