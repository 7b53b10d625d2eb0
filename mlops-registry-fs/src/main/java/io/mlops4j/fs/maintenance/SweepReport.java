// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.common.Digest;
import java.util.List;

/**
 * What a sweep did.
 *
 * @param temporary how many files were removed that writers had left behind
 * @param marked contents that nothing names, found for the first time or asked for since the last sweep; still there
 * @param waiting how many contents were marked before, less than the grace period ago; still there
 * @param removed contents that were removed
 * @param bytes how many bytes those had
 * @param lists how many lists of announcements were put away whose writers had not been heard of
 */
public record SweepReport(
        int temporary, List<Digest> marked, int waiting, List<Digest> removed, long bytes, int lists) {
    /** Copies what could be changed from outside. */
    public SweepReport {
        marked = List.copyOf(marked);
        removed = List.copyOf(removed);
    }
}
