// SPDX-License-Identifier: Apache-2.0
/**
 * What a policy asks of the evidence. Gates here are data, so that a policy can be stored and digested; the core judges
 * them.
 *
 * <p>A new gate is one record in {@link io.mlops4j.governance.gate.Gate}, its judgement in the core's gate package and its
 * format in the core's codec. A gate that only one host needs is a {@link io.mlops4j.governance.gate.CustomGate}.
 */
@NullMarked
package io.mlops4j.governance.gate;

import org.jspecify.annotations.NullMarked;
