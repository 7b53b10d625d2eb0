// SPDX-License-Identifier: Apache-2.0
/**
 * Model cards: drafted from what tracking, registry and evidence know, and written out for people.
 *
 * <p>A new field is a constant of {@link io.mlops4j.governance.evidence.ModelCard.Field} and, if tracking knows it, a line in
 * {@code CardDraft}. A new form of output is one class beside {@code CardHtml}, from the same {@code CardSection}s.
 */
@NullMarked
package io.mlops4j.core.card;

import org.jspecify.annotations.NullMarked;
