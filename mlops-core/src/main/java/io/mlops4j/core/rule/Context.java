// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import java.time.Instant;

/**
 * What surrounds a command.
 *
 * @param actor who gives it
 * @param now the moment of the decision, by the clock of the host
 * @param host what only the host knows
 */
public record Context(Actor actor, Instant now, Host host) {}
