// SPDX-License-Identifier: Apache-2.0
/**
 * For tests of what is built on the library: {@link io.mlops4j.testkit.TestMlops} opens it in memory with a clock that the
 * test sets, and {@link io.mlops4j.testkit.MlopsAssertions} asserts what was recorded.
 *
 * <p>A new assertion belongs here if tests of model wrappers say the same thing again and again; it must fail with one
 * sentence that needs no debugger.
 */
@NullMarked
package io.mlops4j.testkit;

import org.jspecify.annotations.NullMarked;
