// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.Names;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may be recorded about a run, and which events that makes; no event if there is nothing to change. Pure: what is
 * refused is thrown before anything is written.
 */
final class RunRules {
    private RunRules() {}

    static List<RunEvent> record(Run run, Batch batch) {
        requireRecording(run);
        List<RunEvent> events = new ArrayList<>();
        SortedMap<String, String> params = newParams(run, batch.params());
        if (!params.isEmpty()) {
            events.add(new RunEvent.ParamsSet(params));
        }
        if (!batch.tags().isEmpty()) {
            events.add(new RunEvent.TagsSet(batch.tags()));
        }
        List<DatasetInput> inputs = newInputs(run, batch.inputs());
        if (!inputs.isEmpty()) {
            events.add(new RunEvent.InputsLogged(inputs));
        }
        if (!batch.metrics().isEmpty()) {
            events.add(new RunEvent.MetricsLogged(batch.metrics()));
        }
        return RecordSize.checked(events);
    }

    static List<RunEvent> recordArtifacts(Run run, List<Artifact> artifacts) {
        requireRecording(run);
        NavigableSet<String> there = new TreeSet<>();
        run.artifacts().forEach(artifact -> there.add(artifact.path().value()));
        artifacts.forEach(added -> requirePlace(run, there, added.path().value()));
        return artifacts.isEmpty() ? List.of() : RecordSize.checked(List.of(new RunEvent.ArtifactsLogged(artifacts)));
    }

    static List<RunEvent> end(Run run, RunEvent.Ended end) {
        if (end.status() == RunStatus.FINISHED && run.status() == RunStatus.FINISHED) {
            return List.of();
        }
        requireRunning(run);
        return List.of(end);
    }

    /** The end of a block that did not end its run itself: whatever ended the run before stands. */
    static List<RunEvent> abandon(Run run, RunEvent.Ended end) {
        return run.status().isEnd() ? List.of() : List.of(end);
    }

    static List<RunEvent> resume(Run run, Instant at) {
        requireKept(run, "resume");
        return run.status().isEnd() ? List.of(new RunEvent.Resumed(at)) : List.of();
    }

    /** Who deleted it first, and why, stands. */
    static List<RunEvent> delete(Run run, Run.Deletion deletion) {
        return run.isDeleted() ? List.of() : List.of(new RunEvent.Deleted(deletion));
    }

    static List<RunEvent> restore(Run run, RunEvent.Restored restored) {
        return run.isDeleted() ? List.of(restored) : List.of();
    }

    /** Restores what was deleted with its experiment only. */
    static List<RunEvent> restoreWithExperiment(Run run, RunEvent.Restored restored) {
        Run.Deletion deletion = run.deletion();
        return deletion != null && deletion.scope() == Run.Deletion.Scope.EXPERIMENT ? List.of(restored) : List.of();
    }

    static void requireRecording(Run run) {
        requireKept(run, "record to");
        requireRunning(run);
    }

    static void requireKept(Run run, String verb) {
        Run.Deletion deletion = run.deletion();
        if (deletion != null) {
            throw new IllegalStateException("Cannot " + verb + " run '" + run.id() + "': '" + deletion.by()
                    + "' deleted it at " + deletion.at() + "; restore it first");
        }
    }

    /** An end is noted of a deleted run as well, so that it does not come back as running for ever. */
    private static void requireRunning(Run run) {
        if (run.status().isEnd()) {
            throw new IllegalStateException(
                    "Cannot record to run '" + run.id() + "': it has ended with status " + run.status());
        }
    }

    private static SortedMap<String, String> newParams(Run run, SortedMap<String, String> params) {
        SortedMap<String, String> added = new TreeMap<>();
        params.forEach((key, value) -> {
            String before = run.params().get(key);
            if (before == null) {
                added.put(key, value);
            } else if (!before.equals(value)) {
                throw new AlreadyExistsException("Cannot set param '" + key + "' of run '" + run.id() + "' to '"
                        + Names.printable(value) + "': it is '" + Names.printable(before)
                        + "' already, and params are written once");
            }
        });
        return added;
    }

    private static List<DatasetInput> newInputs(Run run, List<DatasetInput> inputs) {
        Map<RunFold.InputKey, DatasetInput> known = new HashMap<>();
        run.inputs().forEach(input -> known.put(RunFold.InputKey.of(input), input));
        List<DatasetInput> added = new ArrayList<>();
        for (DatasetInput input : inputs) {
            DatasetInput before = known.putIfAbsent(RunFold.InputKey.of(input), input);
            if (before == null) {
                added.add(input);
            } else if (!before.equals(input)) {
                throw new AlreadyExistsException(
                        "Cannot log dataset '" + input.dataset().name() + "' of run '" + run.id()
                                + "': it is logged with another schema, row count, source or lineage already");
            }
        }
        return added;
    }

    private static void requirePlace(Run run, NavigableSet<String> there, String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (there.contains(folder)) {
                throw fileAndFolder(run, path, folder);
            }
        }
        String below = there.ceiling(path + "/");
        if (below != null && below.startsWith(path + "/")) {
            throw fileAndFolder(run, path, below);
        }
    }

    private static AlreadyExistsException fileAndFolder(Run run, String path, String there) {
        return new AlreadyExistsException("Cannot store artifact '" + path + "' of run '" + run.id() + "': '" + there
                + "' is there, and a file cannot be a folder as well");
    }
}
