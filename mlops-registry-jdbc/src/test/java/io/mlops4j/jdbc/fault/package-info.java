// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong between hosts and databases: hosts that act at once, answers that are lost, servers that are killed. Each
 * test has a seeded fault that it must catch. They run at a bounded size in each build and at full size in profile {@code
 * rigs}; see docs/fault-rigs.md.
 */
@NullMarked
package io.mlops4j.jdbc.fault;

import org.jspecify.annotations.NullMarked;
