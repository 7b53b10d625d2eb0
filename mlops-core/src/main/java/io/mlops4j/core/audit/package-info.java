// SPDX-License-Identifier: Apache-2.0
/** The audit service: reads a model's log as it is stored and judges it anew under the rules. */
@NullMarked
package io.mlops4j.core.audit;

import org.jspecify.annotations.NullMarked;
