// SPDX-License-Identifier: Apache-2.0
/**
 * Governed pointers: which version of a model an environment runs, and the requests, votes and policy that alone may
 * move it.
 *
 * <p>A new command is a record in the {@link io.mlops4j.governance.GovernanceCommand} of its theme, a new reason to refuse one
 * a {@link io.mlops4j.governance.DenialCode}.
 */
@NullMarked
package io.mlops4j.governance;

import org.jspecify.annotations.NullMarked;
