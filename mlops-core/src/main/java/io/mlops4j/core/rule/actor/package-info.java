// SPDX-License-Identifier: Apache-2.0
/** Rules about who gives a command, one class each. */
@NullMarked
package io.mlops4j.core.rule.actor;

import org.jspecify.annotations.NullMarked;
