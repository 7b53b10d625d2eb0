// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever can be recorded about a run, extremes first. */
public final class Recorded {
    private static final List<String> PIECES = List.of(
            "a", "Z", "0", "_", "-", ".", " ", "/", "\\", "\"", "'", "{", "}", ",", ":", "é", "ß", "日", "😀", "\uffff");
    private static final List<String> WILD_PIECES = List.of(
            "\n", "\r", "\t", "\u0001", "\u001f", "\u007f", "\u0085", "\u2028", "\u202e", "e\u0301", "crc", "text");

    private Recorded() {}

    public static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        0.0,
                        -0.0,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        0.1,
                        Math.nextUp(1.0)),
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.longs().map(Long::doubleValue));
    }

    public static Arbitrary<String> keys() {
        return joined(Arbitraries.of(PIECES), 1, 12).filter(valid(text -> Names.key("key", text)));
    }

    static Arbitrary<String> names() {
        return joined(Arbitraries.of(PIECES), 1, 12).filter(valid(text -> Names.name("name", text)));
    }

    public static Arbitrary<String> texts() {
        return joined(Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.of(WILD_PIECES)), 0, 12);
    }

    static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    public static Arbitrary<MetricPoint> points() {
        return Combinators.combine(
                        keys(),
                        doubles(),
                        Arbitraries.longs(),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(MetricPoint::new);
    }

    static Arbitrary<Schema> schemas() {
        Arbitrary<Schema.Field> fields = Combinators.combine(
                        keys(), Arbitraries.of(Schema.Type.class), Arbitraries.of(Schema.Presence.class))
                .as(Schema.Field::new);
        return fields.list().ofMaxSize(3).uniqueElements(Schema.Field::name).map(Schema::new);
    }

    static Arbitrary<DatasetInput> inputs() {
        Arbitrary<DatasetInput.Dataset> datasets =
                Combinators.combine(keys(), texts(), digests()).as(DatasetInput.Dataset::new);
        Arbitrary<DatasetInput.Derivation> derivations = Combinators.combine(
                        datasets, texts().filter(valid(text -> Names.reason("transformation", text))))
                .as(DatasetInput.Derivation::new);
        return Combinators.combine(
                        datasets,
                        keys(),
                        schemas(),
                        Arbitraries.longs().greaterOrEqual(-1),
                        texts(),
                        derivations.list().ofMaxSize(2))
                .as(DatasetInput::new);
    }

    static Arbitrary<Artifact> artifacts() {
        Arbitrary<ArtifactPath> paths = joined(Arbitraries.of("a", "b", "/", "é", "😀", "x.y"), 1, 6)
                .filter(valid(ArtifactPath::of))
                .map(ArtifactPath::of);
        return Combinators.combine(paths, digests(), Arbitraries.longs().greaterOrEqual(0))
                .as(Artifact::new);
    }

    static Arbitrary<Digest> digests() {
        return Arbitraries.integers().map(i -> Digest.of("content " + i));
    }

    static Arbitrary<RunEvent> starts() {
        return Combinators.combine(
                        names().map(ExperimentName::of),
                        keys(),
                        Arbitraries.of("a1", "0-_Z").map(RunId::of).injectNull(0.5),
                        textsByKey(),
                        instants())
                .as(RunEvent.Started::new);
    }

    public static Arbitrary<RunEvent> events() {
        Arbitrary<RunEvent> ends = Combinators.combine(
                        Arbitraries.of(RunStatus.FINISHED, RunStatus.FAILED, RunStatus.KILLED), texts(), instants())
                .as(RunEvent.Ended::new);
        Arbitrary<RunEvent> deletions = Combinators.combine(
                        texts(),
                        texts().filter(valid(text -> Names.reason("reason", text))),
                        Arbitraries.of(Run.Deletion.Scope.class),
                        instants())
                .as((by, reason, scope, at) -> new RunEvent.Deleted(new Run.Deletion(by, reason, scope, at)));
        return Arbitraries.oneOf(
                deletions,
                Combinators.combine(texts(), instants()).as(RunEvent.Restored::new),
                starts(),
                textsByKey().map(RunEvent.ParamsSet::new),
                textsByKey().map(RunEvent.TagsSet::new),
                points().list().ofMaxSize(4).map(RunEvent.MetricsLogged::new),
                inputs().list().ofMaxSize(3).map(RunEvent.InputsLogged::new),
                artifacts().list().ofMaxSize(3).map(RunEvent.ArtifactsLogged::new),
                ends,
                instants().map(RunEvent.Resumed::new));
    }

    private static Arbitrary<SortedMap<String, String>> textsByKey() {
        return Arbitraries.maps(keys(), texts()).ofMaxSize(3).map(TreeMap::new);
    }

    private static Arbitrary<String> joined(Arbitrary<String> pieces, int min, int max) {
        return pieces.list().ofMinSize(min).ofMaxSize(max).map(parts -> String.join("", parts));
    }

    private static Predicate<String> valid(Consumer<String> constructor) {
        return text -> {
            try {
                constructor.accept(text);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }
}
