// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One event of each kind, as the golden lines hold them. */
final class RunEventExamples {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private RunEventExamples() {}

    static List<RunEvent> all() {
        return List.of(
                new RunEvent.Started(
                        ExperimentName.of("bank"),
                        "Bäume 🌳",
                        RunId.of("parent-1"),
                        new TreeMap<>(Map.of("host", "h1", "jvm", "17")),
                        AT),
                new RunEvent.ParamsSet(new TreeMap<>(Map.of("depth", "3", "note", "two\nlines, \"quoted\""))),
                new RunEvent.TagsSet(new TreeMap<>(Map.of("team/owner", ""))),
                new RunEvent.MetricsLogged(List.of(
                        new MetricPoint("auc", 0.875, 1, 1767323045678L),
                        new MetricPoint("auc", Double.NaN, Long.MIN_VALUE, 0),
                        new MetricPoint("loss", Double.POSITIVE_INFINITY, Long.MAX_VALUE, Long.MAX_VALUE),
                        new MetricPoint("loss", Double.NEGATIVE_INFINITY, 2, 3),
                        new MetricPoint("zero", -0.0, 0, 0),
                        new MetricPoint("small", Double.MIN_VALUE, 0, 0),
                        new MetricPoint("large", -Double.MAX_VALUE, 0, 0),
                        new MetricPoint("third", 0.3333333333333333, 0, 0))),
                new RunEvent.InputsLogged(List.of(input())),
                new RunEvent.ArtifactsLogged(
                        List.of(new Artifact(ArtifactPath.of("model/weights.bin"), Digest.of("weights"), 7))),
                new RunEvent.Ended(RunStatus.FAILED, "out of memory", AT),
                new RunEvent.Resumed(AT));
    }

    static List<RunEvent> deletion() {
        return List.of(
                new RunEvent.Deleted(new Run.Deletion("ana", "wrong \"data\"", Run.Deletion.Scope.EXPERIMENT, AT)),
                new RunEvent.Restored("bo", AT));
    }

    private static DatasetInput input() {
        return DatasetInput.of("bank-2008", "v2", Digest.of("rows"), "training")
                .withShape(
                        Schema.empty().required("age", Schema.Type.INT32).optional("job", Schema.Type.STRING), 41_188)
                .withSource("s3://data/bank.csv")
                .derivedFrom(new DatasetInput.Dataset("bank-raw", "", Digest.of("raw")), "dropped duration");
    }
}
