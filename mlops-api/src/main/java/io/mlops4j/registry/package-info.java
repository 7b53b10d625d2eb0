// SPDX-License-Identifier: Apache-2.0
/**
 * The model registry: registered models, their immutable versions, signatures and aliases.
 */
@NullMarked
package io.mlops4j.registry;

import org.jspecify.annotations.NullMarked;
