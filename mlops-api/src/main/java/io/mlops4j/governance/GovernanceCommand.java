// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.ModelName;

/**
 * What the rules may refuse. The same value can be {@linkplain Governance#check checked} and carried out, and stands in the
 * log if it is refused. Requests and reviews are named by identity.
 */
public sealed interface GovernanceCommand permits EnvironmentCommand, RequestCommand, VersionCommand, ModelCommand {
    /**
     * Names the model that the command is about.
     *
     * @return the model
     */
    ModelName model();

    /**
     * Puts the command into words, for records and errors.
     *
     * @return such as {@code approve request 'bank#1'}
     */
    String words();
}
