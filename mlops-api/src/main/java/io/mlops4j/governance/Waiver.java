// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import java.time.Instant;

/**
 * A person's decision to let a request pass a gate that is inconclusive.
 *
 * @param gate the gate's name
 * @param actor who decided, for whom, and with which roles
 * @param subject the {@linkplain PromotionRequest#subject subject} that the person decided about; it counts for no other
 * @param reason why
 * @param at when, by the clock of the host
 */
public record Waiver(String gate, Actor actor, Digest subject, String reason, Instant at) {}
