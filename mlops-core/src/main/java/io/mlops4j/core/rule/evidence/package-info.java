// SPDX-License-Identifier: Apache-2.0
/** Rules about what is attached to a version, and the gates, one class each. */
@NullMarked
package io.mlops4j.core.rule.evidence;

import org.jspecify.annotations.NullMarked;
