// SPDX-License-Identifier: Apache-2.0
/**
 * Values as people say them, for sentences and reports alike; each value is said in one way everywhere. What a sentence is about
 * belongs to the package of its subject. Pure.
 */
@NullMarked
package io.mlops4j.core.words;

import org.jspecify.annotations.NullMarked;
