// SPDX-License-Identifier: Apache-2.0
/** Rules about who may vote or let a request pass a gate, one class each. */
@NullMarked
package io.mlops4j.core.rule.vote;

import org.jspecify.annotations.NullMarked;
