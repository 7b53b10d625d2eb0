// SPDX-License-Identifier: Apache-2.0
/** Rules about the version that a command is about, one class each. */
@NullMarked
package io.mlops4j.core.rule.version;

import org.jspecify.annotations.NullMarked;
