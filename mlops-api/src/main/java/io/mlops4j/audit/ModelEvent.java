// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

/**
 * What can happen to a registered model. A model's state is the fold of its events in order; who, when and in which
 * model stands in the {@link AuditEntry} around them.
 */
public sealed interface ModelEvent permits RegistryEvent, GovernanceEvent {}
