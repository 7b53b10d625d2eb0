// SPDX-License-Identifier: Apache-2.0
/**
 * The tracking service. Pure parts: {@code RunRules} decides what may be recorded, {@code RunFold} makes a run of its
 * events, {@code RunSearch} filters, orders and pages. Around them: {@code RunLog} commits and retries, {@code
 * RunRecorder} is the run in the hands of the host, {@code HostEnvironment} captures what it runs on.
 *
 * <p>A new rule of recording belongs into {@code RunRules}; a new condition of search into {@code RunMatching}; a new
 * captured fact into {@code HostEnvironment}. What backends share is public, the rest is not.
 */
@NullMarked
package io.mlops4j.core.tracking;

import org.jspecify.annotations.NullMarked;
