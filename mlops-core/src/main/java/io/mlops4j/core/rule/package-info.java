// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of governance, one class each, and the catalogue that says which rules guard which command. Pure: no I/O,
 * clock, threads or randomness.
 *
 * <p>A new rule is one class here, one line in {@link io.mlops4j.core.rule.RuleCatalogue}, one {@link
 * io.mlops4j.governance.DenialCode} and one row in {@code docs/governance.md}, which a test compares with the catalogue.
 */
@NullMarked
package io.mlops4j.core.rule;

import org.jspecify.annotations.NullMarked;
