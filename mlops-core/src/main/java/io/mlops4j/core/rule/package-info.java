// SPDX-License-Identifier: Apache-2.0
/**
 * What a rule of governance is and what it looks at. The rules themselves lie in the packages below, one class each, by what
 * they are about: the actor, the request, a vote, the version, the pointer, the evidence. Pure: no I/O, clock, threads or
 * randomness.
 *
 * <p>A new rule is one class in one of these packages, one line in {@code RuleCatalogue}, one {@link
 * io.mlops4j.governance.DenialCode} and one word in {@code docs/governance.md}, which a test compares with the catalogue.
 */
@NullMarked
package io.mlops4j.core.rule;

import org.jspecify.annotations.NullMarked;
