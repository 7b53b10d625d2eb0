// SPDX-License-Identifier: Apache-2.0
/**
 * What is known about a version when people decide about it: measured figures, reports and documents, and the model card.
 *
 * <p>A new kind of evidence is one record in {@link io.mlops4j.governance.evidence.Evidence}, one constant in {@link
 * io.mlops4j.governance.evidence.EvidenceKey.Kind} and its format in the core's codec.
 */
@NullMarked
package io.mlops4j.governance.evidence;

import org.jspecify.annotations.NullMarked;
