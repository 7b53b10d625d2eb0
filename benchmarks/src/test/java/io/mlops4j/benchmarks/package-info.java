// SPDX-License-Identifier: Apache-2.0
/** Tests of what the benchmarks reckon; nothing is timed here. */
@NullMarked
package io.mlops4j.benchmarks;

import org.jspecify.annotations.NullMarked;
