// SPDX-License-Identifier: Apache-2.0
/**
 * The shell around the pure decisions: loads a model's log, decides, commits, and decides again after a conflict. {@code
 * ModelLogs} is the way in. Threads that change one model meet in its {@code CommitQueue}: each makes a {@code Proposal} in its
 * turn, whose entry joins a {@code CommitGroup}, which one of them commits for all.
 */
@NullMarked
package io.mlops4j.core.log;

import org.jspecify.annotations.NullMarked;
