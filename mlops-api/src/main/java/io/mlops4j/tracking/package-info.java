// SPDX-License-Identifier: Apache-2.0
/**
 * Experiment tracking: experiments, runs, params, metrics, tags, inputs, and the typed search over runs.
 *
 * <p>New things that a run can record go here as a value and as one more {@link io.mlops4j.tracking.RunEvent}.
 */
@NullMarked
package io.mlops4j.tracking;

import org.jspecify.annotations.NullMarked;
