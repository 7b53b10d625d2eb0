// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.Recorded;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RunFoldTest {
    private static final RunId ID = RunId.of("r1");
    private static final RunEvent.Started STARTED = new RunEvent.Started(
            ExperimentName.of("e"), "run one", RunId.of("whole"), new TreeMap<>(Map.of("host", "h")), Instant.EPOCH);

    @Provide
    Arbitrary<List<RunEvent>> laterEvents() {
        return Recorded.events()
                .filter(event -> !(event instanceof RunEvent.Started))
                .list()
                .ofMaxSize(8)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<MetricPoint>> points() {
        Arbitrary<MetricPoint> few = Combinators.combine(
                        Arbitraries.of("a", "b"),
                        Recorded.doubles(),
                        Arbitraries.longs().between(-1, 1),
                        Arbitraries.longs().between(0, 1))
                .as(MetricPoint::new);
        return few.list().ofMaxSize(12).withoutEdgeCases();
    }

    @Property(tries = 300)
    void goingOnFromARunIsTheSameAsFoldingItAll(@ForAll("laterEvents") List<RunEvent> events) {
        RunFold atOnce = RunFold.begin(ID, STARTED);
        Run steps = atOnce.run();
        for (RunEvent event : events) {
            atOnce.add(event);
            steps = RunFold.after(steps, List.of(event));
        }

        assertThat(steps).isEqualTo(atOnce.run());
    }

    @Property(tries = 300)
    void theLatestPointDoesNotDependOnTheOrderOfArrival(@ForAll("points") List<MetricPoint> points) {
        List<MetricPoint> reversed = new ArrayList<>(points);
        Collections.reverse(reversed);

        Run run = folded(new RunEvent.MetricsLogged(points));

        assertThat(folded(new RunEvent.MetricsLogged(reversed))).isEqualTo(run);
        assertThat(run.metrics())
                .isEqualTo(points.stream()
                        .collect(Collectors.groupingBy(
                                MetricPoint::key,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), all -> Collections.max(all, MetricPoint.BY_RECENCY)))));
    }

    @Test
    void theStartGivesWhatIsKnownAtFirst() {
        Run run = RunFold.begin(ID, STARTED).run();

        assertThat(run.id()).isEqualTo(ID);
        assertThat(run.experiment()).isEqualTo(STARTED.experiment());
        assertThat(run.name()).isEqualTo("run one");
        assertThat(run.parent()).isEqualTo(STARTED.parent());
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.startedAt()).isEqualTo(Instant.EPOCH);
        assertThat(run.endedAt()).isNull();
        assertThat(run.environment()).containsExactly(Map.entry("host", "h"));
    }

    @Test
    void resumingTakesTheEndBack() {
        RunEvent.Ended ended = new RunEvent.Ended(RunStatus.KILLED, "operator", Instant.ofEpochSecond(5));

        Run over = folded(ended);
        Run again = RunFold.after(over, List.of(new RunEvent.Resumed(Instant.ofEpochSecond(6))));

        assertThat(over.status()).isEqualTo(RunStatus.KILLED);
        assertThat(over.endReason()).isEqualTo("operator");
        assertThat(over.endedAt()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(again).isEqualTo(RunFold.begin(ID, STARTED).run());
    }

    @Test
    void aRunThatWasGivenOutDoesNotChange() {
        RunFold fold = RunFold.begin(ID, STARTED);
        Run before = fold.run();

        fold.add(new RunEvent.ParamsSet(new TreeMap<>(Map.of("k", "v"))));

        assertThat(before.params()).isEmpty();
        assertThat(fold.run().params()).containsEntry("k", "v");
    }

    @Test
    void aRunStartsOnceAndFirst() {
        RunEvent resumed = new RunEvent.Resumed(Instant.EPOCH);

        assertThatThrownBy(() -> RunFold.of(ID, List.of())).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(() -> RunFold.of(ID, List.of(resumed, STARTED))).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(() -> RunFold.of(ID, List.of(STARTED, STARTED)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read run 'r1': it starts a second time");
    }

    @Test
    void aCommitThatWouldMakeNoRunIsAProgrammingError() {
        RunEvent resumed = new RunEvent.Resumed(Instant.EPOCH);

        assertThat(RunFold.requireShape(0, List.of(STARTED, resumed))).hasSize(2);
        assertThat(RunFold.requireShape(3, List.of(resumed))).hasSize(1);
        assertRefused(0);
        assertRefused(0, resumed);
        assertRefused(0, resumed, STARTED);
        assertRefused(0, STARTED, STARTED);
        assertRefused(1);
        assertRefused(1, STARTED);
        assertRefused(1, resumed, STARTED);
    }

    private static void assertRefused(long expectedRevision, RunEvent... events) {
        assertThatThrownBy(() -> RunFold.requireShape(expectedRevision, List.of(events)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Run folded(RunEvent event) {
        return RunFold.of(ID, List.of(STARTED, event)).run();
    }
}
