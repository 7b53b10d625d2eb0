// SPDX-License-Identifier: Apache-2.0
/** Rules about entries of the log itself. */
@NullMarked
package io.mlops4j.core.rule.log;

import org.jspecify.annotations.NullMarked;
