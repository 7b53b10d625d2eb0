// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;

/**
 * What was transferred.
 *
 * @param model the model
 * @param entries how many entries its log has
 * @param added how many of them were not in the store before; for an export, all
 * @param root the hash of the log's tree, as in {@link io.mlops4j.audit.AuditTrail}
 * @param contents how many contents the stream holds
 * @param runs how many runs it holds
 */
public record TransferSummary(ModelName model, long entries, long added, Digest root, int contents, int runs) {}
