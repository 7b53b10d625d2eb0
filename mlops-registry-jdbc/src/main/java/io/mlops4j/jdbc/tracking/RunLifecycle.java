// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.util.ArrayList;
import java.util.List;

/** How a run began, ended and was deleted, as one line of core's JSON: exact, checked, and read by later versions. */
final class RunLifecycle {
    private RunLifecycle() {}

    static List<RunEvent> decode(RunId run, String line) {
        return RunEventCodec.decode("run '" + run + "'", line);
    }

    static boolean concerns(RunEvent event) {
        return event instanceof RunEvent.Started
                || event instanceof RunEvent.Ended
                || event instanceof RunEvent.Resumed
                || event instanceof RunEvent.Deleted
                || event instanceof RunEvent.Restored;
    }

    /** Folds events of these kinds. */
    static Run fold(RunId run, List<RunEvent> events) {
        return RunFold.of(run, events).run();
    }

    /** Gives the fewest events that make a run so, without its recordings. */
    static String encode(Run run) {
        List<RunEvent> events = new ArrayList<>();
        events.add(
                new RunEvent.Started(run.experiment(), run.name(), run.parent(), run.environment(), run.startedAt()));
        if (run.endedAt() != null) {
            events.add(new RunEvent.Ended(run.status(), run.endReason(), run.endedAt()));
        }
        if (run.deletion() != null) {
            events.add(new RunEvent.Deleted(run.deletion()));
        }
        return RunEventCodec.encode(events);
    }
}
