// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.util.List;

/** The events of a run that were committed together, as one line. Thread-safe; pure. */
public final class RunEventCodec {
    private static final int FORMAT = 1;

    private RunEventCodec() {}

    /**
     * Writes events.
     *
     * @param events the events, in order
     * @return one line of JSON; the same events give the same line
     * @throws IllegalArgumentException if the line is larger than {@value JsonOut#MAX_BYTES} bytes
     */
    public static String encode(List<RunEvent> events) {
        return JsonOut.line(FORMAT, out -> out.objects("events", events, RunEventCodec::write));
    }

    /**
     * Reads events.
     *
     * @param record what the line is, for errors, such as {@code commit 3 of run 'a1'}
     * @param line what {@link #encode} wrote, by this or an older version of the library
     * @return the events, in order
     * @throws io.mlops4j.error.CorruptRecordException if the line is damaged
     * @throws UnsupportedFormatException if a newer version of the library wrote it
     */
    public static List<RunEvent> decode(String record, String line) {
        return JsonIn.read(record, line, FORMAT).objects("events", in -> read(record, in));
    }

    private static void write(JsonOut out, RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            writeStarted(out.text("type", "started"), started);
        } else if (event instanceof RunEvent.ParamsSet set) {
            out.text("type", "params").texts("params", set.params());
        } else if (event instanceof RunEvent.TagsSet set) {
            out.text("type", "tags").texts("tags", set.tags());
        } else if (event instanceof RunEvent.MetricsLogged logged) {
            out.text("type", "metrics").objects("points", logged.points(), RunEventCodec::writePoint);
        } else if (event instanceof RunEvent.InputsLogged logged) {
            out.text("type", "inputs").objects("inputs", logged.inputs(), DatasetCodec::write);
        } else if (event instanceof RunEvent.ArtifactsLogged logged) {
            out.text("type", "artifacts").objects("artifacts", logged.artifacts(), RunEventCodec::writeArtifact);
        } else if (event instanceof RunEvent.Ended ended) {
            out.text("type", "ended").text("status", ended.status().name());
            out.text("reason", ended.reason()).instant("at", ended.at());
        } else if (event instanceof RunEvent.Resumed resumed) {
            out.text("type", "resumed").instant("at", resumed.at());
        } else if (event instanceof RunEvent.Deleted deleted) {
            writeDeletion(out.text("type", "deleted"), deleted.deletion());
        } else if (event instanceof RunEvent.Restored restored) {
            out.text("type", "restored").text("by", restored.by()).instant("at", restored.at());
        } else {
            throw new IllegalStateException("No stored form is defined for " + event);
        }
    }

    private static RunEvent read(String record, JsonIn in) {
        String type = in.text("type");
        return switch (type) {
            case "started" -> readStarted(in);
            case "params" -> new RunEvent.ParamsSet(in.textsByKey("params"));
            case "tags" -> new RunEvent.TagsSet(in.textsByKey("tags"));
            case "metrics" -> new RunEvent.MetricsLogged(in.objects("points", RunEventCodec::readPoint));
            case "inputs" -> new RunEvent.InputsLogged(in.objects("inputs", DatasetCodec::read));
            case "artifacts" -> new RunEvent.ArtifactsLogged(in.objects("artifacts", RunEventCodec::readArtifact));
            case "ended" ->
                new RunEvent.Ended(in.constant("status", RunStatus.class), in.text("reason"), in.instant("at"));
            case "resumed" -> new RunEvent.Resumed(in.instant("at"));
            case "deleted" -> new RunEvent.Deleted(readDeletion(in));
            case "restored" -> new RunEvent.Restored(in.text("by"), in.instant("at"));
            default ->
                throw new UnsupportedFormatException("Cannot read " + record + ": it holds an event of type '" + type
                        + "', which this library does not know; a newer one does");
        };
    }

    private static void writeStarted(JsonOut out, RunEvent.Started started) {
        out.printed("experiment", started.experiment())
                .text("name", started.name())
                .printed("parent", started.parent())
                .texts("environment", started.environment())
                .instant("at", started.at());
    }

    private static RunEvent.Started readStarted(JsonIn in) {
        return new RunEvent.Started(
                in.parsed("experiment", ExperimentName::of),
                in.text("name"),
                in.optionalParsed("parent", RunId::of).orElse(null),
                in.textsByKey("environment"),
                in.instant("at"));
    }

    private static void writeDeletion(JsonOut out, Run.Deletion deletion) {
        out.text("by", deletion.by()).text("reason", deletion.reason());
        out.text("scope", deletion.scope().name()).instant("at", deletion.at());
    }

    private static Run.Deletion readDeletion(JsonIn in) {
        return new Run.Deletion(
                in.text("by"), in.text("reason"), in.constant("scope", Run.Deletion.Scope.class), in.instant("at"));
    }

    private static void writePoint(JsonOut out, MetricPoint point) {
        out.text("key", point.key()).float64("value", point.value());
        out.int64("step", point.step()).int64("at", point.epochMillis());
    }

    private static MetricPoint readPoint(JsonIn in) {
        return new MetricPoint(in.text("key"), in.float64("value"), in.int64("step"), in.int64("at"));
    }

    private static void writeArtifact(JsonOut out, Artifact artifact) {
        out.printed("path", artifact.path())
                .printed("digest", artifact.digest())
                .int64("size", artifact.size());
    }

    private static Artifact readArtifact(JsonIn in) {
        return new Artifact(in.parsed("path", ArtifactPath::of), in.parsed("digest", Digest::parse), in.int64("size"));
    }
}
