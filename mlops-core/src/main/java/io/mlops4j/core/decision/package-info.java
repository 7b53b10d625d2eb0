// SPDX-License-Identifier: Apache-2.0
/**
 * What a command does to a model, decided purely: the events that happen, or every reason why not. No I/O, clock, threads
 * or randomness.
 *
 * <p>A new command of the registry is one record in {@link io.mlops4j.core.decision.RegistryCommand} and its case in
 * {@code RegistryDecider}. A new command of governance is one record in the {@link io.mlops4j.governance.GovernanceCommand}
 * of its theme, its rules in {@code RuleCatalogue} and its event in {@code Consequence}. Each event is recalled in
 * {@code RecalledCommand}, so that replay judges it too.
 */
@NullMarked
package io.mlops4j.core.decision;

import org.jspecify.annotations.NullMarked;
