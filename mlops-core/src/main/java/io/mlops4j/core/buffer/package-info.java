// SPDX-License-Identifier: Apache-2.0
/**
 * Metric points on their way to a store that may be slow or away: {@code PointQueue} is what threads log into, {@code
 * Delivery} decides what becomes of a batch, {@code SpoolFile} keeps what the store does not take, and {@code
 * BufferedMetrics} puts them under one thread.
 *
 * <p>Whatever else is to be written behind the back of a training belongs here, in the same order of queue, delivery
 * and spool.
 */
@NullMarked
package io.mlops4j.core.buffer;

import org.jspecify.annotations.NullMarked;
