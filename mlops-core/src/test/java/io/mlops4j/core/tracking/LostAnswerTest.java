// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.FaultyStore.Fault;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunSpec;
import io.mlops4j.tracking.RunStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostAnswerTest {
    private final Fixture fixture = new Fixture(FaultyStore::new);
    private final FaultyStore store = (FaultyStore) fixture.store;
    private final MetricPoint point = new MetricPoint("auc", 0.5, 1, 1);
    private final Batch batch =
            Batch.builder().param("depth", "3").metric(point).metric(point).build();

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LOST_BEFORE", "LATE", "OVERTAKEN", "LOST_AND_OVERTAKEN"})
    void aBatchIsRecordedExactlyOnce(Fault fault) {
        ActiveRun run = fixture.start();
        store.other = List.of(new RunEvent.TagsSet(new TreeMap<>(Map.of("by", "another"))));
        store.faults.add(fault);

        run.log(batch);

        assertThat(fixture.stored(run).params()).containsExactly(Map.entry("depth", "3"));
        assertThat(fixture.tracking.history(run.id(), "auc")).containsExactly(point, point);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LOST_BEFORE", "LATE", "OVERTAKEN", "LOST_AND_OVERTAKEN"})
    void aRunEndsOnceAndAsItWasTold(Fault fault) {
        ActiveRun run = fixture.start();
        store.other = List.of(new RunEvent.TagsSet(new TreeMap<>(Map.of("by", "another"))));
        store.faults.add(fault);

        run.fail("no memory");

        Run stored = fixture.stored(run);
        assertThat(stored.status()).isEqualTo(RunStatus.FAILED);
        assertThat(stored.endReason()).isEqualTo("no memory");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LOST_BEFORE", "LATE"})
    void aRunStartsOnce(Fault fault) {
        store.faults.add(fault);

        ActiveRun run = fixture.start();
        run.param("depth", "3");

        assertThat(fixture.stored(run).params()).hasSize(1);
        assertThat(store.find(run.id()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void aStartWhoseAnswerIsLostDoesNotTakeOverTheRunOfSomebodyElse() {
        RunId id = RunId.of("chosen");
        RunEvent.Started others = new RunEvent.Started(
                Fixture.EXPERIMENT, "theirs", null, Collections.emptySortedMap(), fixture.clock.instant());
        store.other = List.of(others);
        store.faults.add(Fault.LOST_AND_OVERTAKEN);

        assertThatThrownBy(() ->
                        fixture.tracking.start(RunSpec.of(Fixture.EXPERIMENT).withId(id)))
                .isInstanceOf(AlreadyExistsException.class);

        assertThat(fixture.tracking.run(id).name()).isEqualTo("theirs");
    }

    @Test
    void anotherValueThatCameFirstIsStillRefused() {
        ActiveRun run = fixture.start();
        store.other = List.of(new RunEvent.ParamsSet(new TreeMap<>(Map.of("depth", "9"))));
        store.faults.add(Fault.LOST_AND_OVERTAKEN);

        assertThatThrownBy(() -> run.log(batch)).isInstanceOf(AlreadyExistsException.class);

        assertThat(fixture.tracking.history(run.id(), "auc")).isEmpty();
    }

    @Test
    void anEndThatSomebodyElseMadeFirstStands() {
        ActiveRun run = fixture.start();
        store.other = List.of(new RunEvent.Ended(RunStatus.KILLED, "operator", fixture.clock.instant()));
        store.faults.add(Fault.LOST_AND_OVERTAKEN);

        assertThatThrownBy(() -> run.fail("no memory")).isInstanceOf(IllegalStateException.class);

        assertThat(fixture.stored(run).endReason()).isEqualTo("operator");
    }

    @Test
    void aStoreThatKeepsLosingAnswersIsNotAskedForEver() {
        ActiveRun run = fixture.start();
        store.faults.addAll(Collections.nCopies(3, Fault.LOST_BEFORE));

        assertThatThrownBy(() -> run.param("depth", "3")).isInstanceOf(CommitStateUnknownException.class);

        store.faults.addAll(Collections.nCopies(3, Fault.LOST_BEFORE));
        assertThatThrownBy(fixture::start).isInstanceOf(CommitStateUnknownException.class);
    }

    @Test
    void ifTheRunCannotBeReadEitherTheOutcomeStaysUnknown() {
        ActiveRun run = fixture.start();
        store.faults.add(Fault.LOST_AFTER);
        store.unreadable = true;

        assertThatThrownBy(() -> run.param("depth", "3"))
                .isInstanceOf(CommitStateUnknownException.class)
                .satisfies(
                        e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(StoreUnavailableException.class));
    }

    @Test
    void ifThePointsCannotBeLookedUpTheOutcomeStaysUnknown() {
        ActiveRun run = fixture.start();
        store.faults.add(Fault.LOST_AFTER);
        store.historyUnreadable = true;

        assertThatThrownBy(() -> run.log(batch)).isInstanceOf(CommitStateUnknownException.class);
    }

    @Test
    void aRunThatOthersAlwaysCommitToFirstIsAConflictInTheEnd() {
        ActiveRun run = fixture.start();
        store.other = List.of(new RunEvent.TagsSet(new TreeMap<>(Map.of("by", "another"))));
        store.faults.addAll(Collections.nCopies(2_000, Fault.OVERTAKEN));

        assertThatThrownBy(() -> run.param("depth", "3")).isInstanceOf(ConflictException.class);

        assertThat(fixture.stored(run).params()).isEmpty();
    }

    @Test
    void whatTheStoreDoesNotTakeIsThrownAndCanBeRepeated() {
        ActiveRun run = fixture.start();
        store.faults.add(Fault.UNAVAILABLE);

        assertThatThrownBy(() -> run.log(batch)).isInstanceOf(StoreUnavailableException.class);
        assertThat(fixture.tracking.history(run.id(), "auc")).isEmpty();
        run.log(batch);

        assertThat(fixture.tracking.history(run.id(), "auc")).containsExactly(point, point);
    }
}
