// SPDX-License-Identifier: Apache-2.0
/**
 * Measured bars. An area is one class that implements {@link io.mlops4j.benchmarks.Area} and one line in {@link
 * io.mlops4j.benchmarks.Benchmarks}; what it times with JMH stands in the same file or beside it, and what JMH does not
 * fit is measured plainly.
 */
@NullMarked
package io.mlops4j.benchmarks;

import org.jspecify.annotations.NullMarked;
