// SPDX-License-Identifier: Apache-2.0
/** Rules about the request that a command names, one class each. */
@NullMarked
package io.mlops4j.core.rule.request;

import org.jspecify.annotations.NullMarked;
