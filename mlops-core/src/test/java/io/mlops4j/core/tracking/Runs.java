// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Runs out of few values, so that equal ones, ties and missing ones are frequent. */
final class Runs {
    static final List<String> KEYS = List.of("a", "b");
    static final List<String> TEXTS = List.of("", "tree", "Tree", "tr", "forest", "\uffff", "😀");
    static final List<Double> NUMBERS =
            List.of(0.0, -0.0, 1.0, -1.0, 0.5, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    static final List<Instant> MOMENTS =
            List.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1), Instant.ofEpochSecond(-5), Instant.ofEpochSecond(9));
    static final List<Digest> DIGESTS = List.of(Digest.of("x"), Digest.of("y"));
    static final List<RunId> PARENTS = List.of(RunId.of("p1"), RunId.of("p2"));
    static final List<ExperimentName> EXPERIMENTS = List.of(ExperimentName.of("e1"), ExperimentName.of("e2"));

    static final Run.Deletion DELETION =
            new Run.Deletion("ana", "a mistake", Run.Deletion.Scope.RUN, Instant.ofEpochSecond(20));

    private Runs() {}

    /** Each with its own id, in no order. */
    static Arbitrary<Set<Run>> sets() {
        return one().set().ofMaxSize(25).uniqueElements(Run::id).withoutEdgeCases();
    }

    static Arbitrary<Run> one() {
        Arbitrary<RunId> ids =
                Arbitraries.strings().withChars("abcXYZ019").ofLength(3).map(RunId::of);
        return Combinators.combine(
                        ids,
                        Arbitraries.of(EXPERIMENTS),
                        Arbitraries.of(TEXTS).filter(text -> !text.isEmpty()),
                        Arbitraries.of(PARENTS).injectNull(0.3),
                        Arbitraries.of(RunStatus.class),
                        Arbitraries.of(MOMENTS),
                        values(Arbitraries.of(TEXTS)),
                        Combinators.combine(
                                        values(numbers()),
                                        Arbitraries.of(DIGESTS).list().ofMaxSize(2))
                                .as(Measured::new))
                .as(Runs::run);
    }

    static Arbitrary<Double> numbers() {
        return Arbitraries.of(NUMBERS).injectNull(0.2).map(value -> value == null ? Double.NaN : value);
    }

    private record Measured(SortedMap<String, Double> metrics, List<Digest> read) {}

    private static Run run(
            RunId id,
            ExperimentName experiment,
            String name,
            @Nullable RunId parent,
            RunStatus status,
            Instant startedAt,
            SortedMap<String, String> texts,
            Measured measured) {
        SortedMap<String, MetricPoint> metrics = new TreeMap<>();
        measured.metrics().forEach((key, value) -> metrics.put(key, new MetricPoint(key, value, 0, 0)));
        List<DatasetInput> inputs = measured.read().stream()
                .map(digest -> DatasetInput.of("data", "", digest, "training"))
                .toList();
        SortedMap<String, String> none = Collections.emptySortedMap();
        return new Run(
                id,
                experiment,
                name,
                parent,
                status,
                startedAt,
                null,
                "",
                none,
                texts,
                texts,
                metrics,
                inputs,
                List.of(),
                null);
    }

    private static <T> Arbitrary<SortedMap<String, T>> values(Arbitrary<T> values) {
        return Arbitraries.maps(Arbitraries.of(KEYS), values).ofMaxSize(2).map(TreeMap::new);
    }
}
