// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import java.io.Serializable;

/**
 * The rows of both samples in one bin.
 *
 * @param label what the bin holds, for people: a range, a value, a category, or {@code missing}
 * @param reference rows of the reference, at least 0
 * @param current rows of the current sample, at least 0
 */
public record Bin(String label, long reference, long current) implements Serializable {}
