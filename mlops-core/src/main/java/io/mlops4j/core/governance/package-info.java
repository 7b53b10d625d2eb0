// SPDX-License-Identifier: Apache-2.0
/** The governance service: turns calls into commands on a model's log. The rules are not here but in {@code rule}. */
@NullMarked
package io.mlops4j.core.governance;

import org.jspecify.annotations.NullMarked;
