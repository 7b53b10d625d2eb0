// SPDX-License-Identifier: Apache-2.0
/** Rules about the environment, its policy and its reviews, one class each. */
@NullMarked
package io.mlops4j.core.rule.pointer;

import org.jspecify.annotations.NullMarked;
