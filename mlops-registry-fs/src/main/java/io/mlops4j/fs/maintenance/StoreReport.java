// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.fs.maintenance.Finding.Problem;
import java.util.List;

/**
 * What a check of a whole store has found.
 *
 * @param files how many files were read to their end
 * @param findings what is not as it should be, in the order in which it was found; empty for a sound store
 */
public record StoreReport(long files, List<Finding> findings) {
    /** Copies what could be changed from outside. */
    public StoreReport {
        findings = List.copyOf(findings);
    }

    /**
     * Tells whether everything that is in the store can be relied on.
     *
     * @return whether there is nothing but {@linkplain Problem#LEFTOVER leftovers}
     */
    public boolean isSound() {
        return findings.stream().allMatch(finding -> finding.problem() == Problem.LEFTOVER);
    }
}
