// SPDX-License-Identifier: Apache-2.0
/**
 * Samples drawn from a reference's own counts: what a statistic looks like when nothing has drifted.
 *
 * <p>Here belongs what simulates a null distribution; a law in closed form goes to {@code law}, a formula to {@code statistic},
 * which lies below. Pure: chance comes from a seed that is passed in, by an algorithm written out here, so the same seed gives the
 * same samples on every machine and JDK. Not an API: users choose rounds and seed in {@link io.mlops4j.drift}, which lies above.
 */
@NullMarked
package io.mlops4j.drift.resampling;

import org.jspecify.annotations.NullMarked;
