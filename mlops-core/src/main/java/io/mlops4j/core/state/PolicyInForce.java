// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.common.Digest;
import io.mlops4j.governance.ApprovalPolicy;

/**
 * A policy that was defined for an environment and a tier.
 *
 * @param policy the policy
 * @param digest the digest of its canonical form
 * @param since the log entry that defined it
 */
public record PolicyInForce(ApprovalPolicy policy, Digest digest, long since) {}
