// SPDX-License-Identifier: Apache-2.0
/**
 * Immutable collections of which a changed one shares what is old, so that a state folded from a long log costs as little at its
 * millionth entry as at its first. Pure. What the JDK's copies are fast enough for needs none of these.
 */
@NullMarked
package io.mlops4j.core.collection;

import org.jspecify.annotations.NullMarked;
