// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.ReproducibilityReport;
import io.mlops4j.tracking.ReproducibilityReport.Aspect;
import io.mlops4j.tracking.ReproducibilityReport.Finding;
import io.mlops4j.tracking.ReproducibilityReport.Tags;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges what a run has recorded by what a rerun needs. Pure. */
final class Reproducibility {
    private static final String COMMIT = "git.commit";
    private static final Pattern SEED = Pattern.compile("(.*[-._/: ])?seed", Pattern.CASE_INSENSITIVE);

    private final Run run;
    private final List<Finding> findings = new ArrayList<>();

    private Reproducibility(Run run) {
        this.run = run;
    }

    static ReproducibilityReport of(Run run) {
        Reproducibility judgement = new Reproducibility(run);
        judgement.code();
        judgement.chance();
        judgement.data();
        judgement.surroundings();
        return new ReproducibilityReport(run.id(), judgement.findings);
    }

    private void code() {
        if (!run.environment().containsKey(COMMIT) && !run.tags().containsKey(COMMIT)) {
            add(
                    Aspect.CODE,
                    "Which code ran is not recorded: it was in no git work tree, and no tag 'git.commit' says it.");
        }
        String dirty = run.tags().get(Tags.DIRTY);
        if (dirty == null) {
            add(
                    Aspect.UNCOMMITTED_CHANGES,
                    "Whether the code had changes that no commit has is not recorded: no tag 'git.dirty'.");
        } else if (!dirty.equals("false")) {
            add(
                    Aspect.UNCOMMITTED_CHANGES,
                    "The code had changes that no commit has: the tag 'git.dirty' is not 'false'.");
        }
        if (!run.tags().containsKey(Tags.COMMAND)) {
            add(Aspect.COMMAND, "How the run was started is not recorded: no tag 'command'.");
        }
    }

    private void chance() {
        if (run.params().keySet().stream().noneMatch(key -> SEED.matcher(key).matches())) {
            add(Aspect.SEED, "What chance began with is not recorded: no param 'seed'.");
        }
        if (run.params().isEmpty()) {
            add(Aspect.PARAMS, "No params are recorded.");
        }
    }

    private void data() {
        if (run.inputs().isEmpty()) {
            add(Aspect.DATASETS, "Which data the run read is not recorded: no dataset.");
        }
        for (DatasetInput input : run.inputs()) {
            if (input.source().isBlank()) {
                add(
                        Aspect.DATASET_SOURCE,
                        "Where dataset '" + input.dataset().name() + "', "
                                + input.dataset().digest() + ", can be fetched is not recorded: no source.");
            }
        }
    }

    private void surroundings() {
        for (String key : List.of("jvm", "os")) {
            if (!run.environment().containsKey(key)) {
                add(Aspect.ENVIRONMENT, "What the run ran on is not recorded: no '" + key + "' in its environment.");
            }
        }
        if (run.artifacts().isEmpty() && run.metrics().isEmpty()) {
            add(Aspect.OUTCOME, "There is nothing to compare a rerun with: no file and no metric.");
        }
        if (run.status() != RunStatus.FINISHED) {
            add(Aspect.END, "The run did not come to its intended end: its status is " + run.status() + ".");
        }
    }

    private void add(Aspect aspect, String sentence) {
        findings.add(new Finding(aspect, sentence));
    }
}
