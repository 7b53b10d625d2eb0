// SPDX-License-Identifier: Apache-2.0
/**
 * Measured bars. An area is one class that implements {@link io.mlops4j.benchmarks.Area} and one line in {@link
 * io.mlops4j.benchmarks.Benchmarks}; what it times with JMH stands in the same file or beside it, and what JMH does not
 * fit is measured plainly.
 *
 * <p>The areas of drift give ratios to a peer on the same data, and {@link io.mlops4j.benchmarks.Rounds} says how these are
 * taken: in one process, turn by turn, the fastest turn of each. Before anything is timed, our counts are compared with the
 * peer's. "Naive" is {@code isNull}, {@code get} and {@code Arrays.binarySearch} for each value. Each figure includes making the
 * counts and whatever tables they build. What a run prints beside its bars, in ns a value, is for people. Ratios hold on a quiet
 * machine only, and where the peer sorts they differ between processors and JDKs too: the first line of a run names all of these.
 * Flags for the JVM go into the environment variable {@code JDK_JAVA_OPTIONS}, for instance
 * {@code --add-modules jdk.incubator.vector}.
 */
@NullMarked
package io.mlops4j.benchmarks;

import org.jspecify.annotations.NullMarked;
