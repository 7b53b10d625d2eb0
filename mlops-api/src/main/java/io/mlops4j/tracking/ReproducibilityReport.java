// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.RunId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is not known of a run that whoever wants to run it again would need. It judges what was recorded, not whether a
 * rerun gives the same numbers: libraries, hardware and the order of threads may differ without anybody having noted
 * it.
 *
 * @param run the run
 * @param findings what is missing, in the order of {@link Aspect}; empty if nothing is
 */
public record ReproducibilityReport(RunId run, List<Finding> findings) {
    /** What a rerun needs. */
    public enum Aspect {
        /** Which code: the environment's {@code git.commit}, or a tag of that name. */
        CODE,
        /** Whether the work tree was that commit: the tag {@value Tags#DIRTY}, {@code true} or {@code false}. */
        UNCOMMITTED_CHANGES,
        /** How it was started: the tag {@value Tags#COMMAND}. */
        COMMAND,
        /**
         * What chance began with: a param whose key is {@code seed} or ends in it after one of {@code . _ - / :} or a
         * space.
         */
        SEED,
        /** That the run has params at all. */
        PARAMS,
        /** Which data: at least one dataset. */
        DATASETS,
        /** Where each dataset can be fetched: its source. */
        DATASET_SOURCE,
        /** What it ran on: {@code jvm} and {@code os} of the environment. */
        ENVIRONMENT,
        /** What a rerun is compared with: at least one file or metric. */
        OUTCOME,
        /** That the run came to its intended end. */
        END
    }

    /** The tags by which hosts say what the library cannot find out. */
    public static final class Tags {
        /** Whether the work tree had changes that no commit has. */
        public static final String DIRTY = "git.dirty";

        /** How the process was started; not captured by itself, since arguments may be secrets. */
        public static final String COMMAND = "command";

        private Tags() {}
    }

    /**
     * One thing that is missing.
     *
     * @param aspect what a rerun needs it for
     * @param sentence what is missing, for people
     */
    public record Finding(Aspect aspect, String sentence) {}

    /** Copies. */
    public ReproducibilityReport {
        findings = List.copyOf(findings);
    }

    /**
     * Looks for a finding.
     *
     * @param aspect what a rerun needs
     * @return the first finding about it, or empty if nothing of it is missing
     */
    public Optional<Finding> find(Aspect aspect) {
        return findings.stream().filter(finding -> finding.aspect() == aspect).findFirst();
    }

    /**
     * Says everything, for people.
     *
     * @return one line for each finding, or one that says that nothing is missing
     */
    public String text() {
        return findings.isEmpty()
                ? "Nothing is missing to run " + run + " again."
                : findings.stream().map(Finding::sentence).collect(Collectors.joining("\n"));
    }
}
