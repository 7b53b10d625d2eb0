// SPDX-License-Identifier: Apache-2.0
/**
 * Drift reports as a page for people: one self-contained HTML file with inline SVG, no script, no request to anywhere.
 *
 * <p>Here belongs a new section of the page: one class that writes it, called from {@link io.mlops4j.drift.html.DriftPage}.
 * Everything a user supplied passes through {@code Markup}, which escapes it. Lies above {@link io.mlops4j.drift}.
 */
@NullMarked
package io.mlops4j.drift.html;

import org.jspecify.annotations.NullMarked;
