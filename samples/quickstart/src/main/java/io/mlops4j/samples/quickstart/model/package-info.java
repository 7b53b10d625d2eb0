// SPDX-License-Identifier: Apache-2.0
/**
 * The classifier and how it is judged. Tribuo is used here and nowhere else; nothing here knows of tracking or registry.
 */
@NullMarked
package io.mlops4j.samples.quickstart.model;

import org.jspecify.annotations.NullMarked;
