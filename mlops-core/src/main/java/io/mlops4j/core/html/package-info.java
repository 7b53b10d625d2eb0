// SPDX-License-Identifier: Apache-2.0
/**
 * Pages for people: one self-contained HTML text, no script, no request to anywhere, and a content security policy that names
 * the one style sheet by its digest.
 *
 * <p>What a page says belongs to the package of its subject; here belongs only how HTML is written, and how text is escaped for a
 * page in Markdown. Pure: no I/O, clock, threads or randomness.
 */
@NullMarked
package io.mlops4j.core.html;

import org.jspecify.annotations.NullMarked;
