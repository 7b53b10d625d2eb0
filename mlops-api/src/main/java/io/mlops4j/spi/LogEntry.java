// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

/**
 * One entry of a model's log.
 *
 * @param revision its place, 1 for the first
 * @param payload what core wrote, one line of JSON without a line break, to be kept to the character
 */
public record LogEntry(long revision, String payload) {}
