// SPDX-License-Identifier: Apache-2.0
/** The registry service: turns calls into commands on a model's log, and keeps a version's files bound to its digest. */
@NullMarked
package io.mlops4j.core.registry;

import org.jspecify.annotations.NullMarked;
