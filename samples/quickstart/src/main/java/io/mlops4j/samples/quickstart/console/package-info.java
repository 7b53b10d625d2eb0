// SPDX-License-Identifier: Apache-2.0
/**
 * How the story looks on a terminal: headings, one line per step, aligned tables. Plain ASCII, at most 100 columns; knows
 * nothing of what is told.
 */
@NullMarked
package io.mlops4j.samples.quickstart.console;

import org.jspecify.annotations.NullMarked;
