// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.common.Digest;
import io.mlops4j.governance.evidence.ModelCard;
import java.time.Instant;

/**
 * An edition of a card as the log has it.
 *
 * @param card the card
 * @param digest the digest of the card
 * @param entry the log entry that attached it
 * @param attachedBy who attached it
 * @param attachedAt when, by the clock of the host
 */
public record CardEdition(ModelCard card, Digest digest, long entry, String attachedBy, Instant attachedAt) {}
