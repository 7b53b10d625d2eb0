// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.common.SideBySide;
import io.mlops4j.common.SideBySide.Row;
import io.mlops4j.common.SideBySide.Section;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingServiceTest {
    private static final RunId NOWHERE = RunId.of("nowhere");

    private final Fixture fixture = new Fixture();

    @Test
    void aRunStartsAsPlanned() {
        RunId parent = fixture.start().id();
        RunSpec spec = RunSpec.of(Fixture.EXPERIMENT)
                .withId(RunId.of("chosen"))
                .withName("my run")
                .withParent(parent)
                .withTag("team", "risk");

        Run run = fixture.stored(fixture.tracking.start(spec));

        assertThat(run.id()).isEqualTo(RunId.of("chosen"));
        assertThat(run.name()).isEqualTo("my run");
        assertThat(run.parent()).isEqualTo(parent);
        assertThat(run.tags()).containsExactly(Map.entry("team", "risk"));
        assertThat(run.environment()).containsKeys("jvm", "os");
    }

    @Test
    void aRunWithoutNameIsCalledByItsId() {
        Run run = fixture.stored(fixture.start());

        assertThat(run.name()).isEqualTo(run.id().value());
        assertThat(run.parent()).isNull();
    }

    @Test
    void anExperimentIsCreatedByItsFirstRunAndKept() {
        fixture.start();
        List<Experiment> first = fixture.tracking.experiments();
        fixture.start();

        assertThat(first).extracting(Experiment::name).containsExactly(Fixture.EXPERIMENT);
        assertThat(fixture.tracking.experiments()).isEqualTo(first);
    }

    @Test
    void aTakenIdIsRefused() {
        RunSpec spec = RunSpec.of(Fixture.EXPERIMENT).withId(RunId.of("chosen"));
        Run before = fixture.stored(fixture.tracking.start(spec));

        assertThatThrownBy(() -> fixture.tracking.start(spec.withName("again")))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessage("Cannot start run 'chosen': there is a run of that id");

        assertThat(fixture.tracking.run(RunId.of("chosen"))).isEqualTo(before);
    }

    @Test
    void aStartThatIsRefusedLeavesNothing() {
        RunSpec orphan = RunSpec.of(ExperimentName.of("new")).withParent(NOWHERE);
        RunSpec badTag = RunSpec.of(ExperimentName.of("new")).withTag("", "x");

        assertThatThrownBy(() -> fixture.tracking.start(orphan)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.start(badTag)).isInstanceOf(IllegalArgumentException.class);

        assertThat(fixture.tracking.experiments()).isEmpty();
        assertThat(fixture.tracking.search(RunQuery.all()).items()).isEmpty();
    }

    @Test
    void aResumedRunGoesOnWhereItWas() {
        ActiveRun first = fixture.start();
        first.param("depth", "3").finish();

        ActiveRun again = fixture.tracking.resume(first.id());
        again.param("width", "1");
        again.finish();

        assertThat(fixture.stored(first).params()).containsOnlyKeys("depth", "width");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> fixture.tracking.run(NOWHERE))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot read run 'nowhere': there is no such run");
        assertThatThrownBy(() -> fixture.tracking.resume(NOWHERE)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.history(NOWHERE, "auc")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.tracking.compare(fixture.start().id(), NOWHERE))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void runsAreFoundByWhatWasRecorded() {
        fixture.start().param("kind", "tree").metric("auc", 0.9);
        fixture.start().param("kind", "line").metric("auc", 0.9);
        fixture.start().param("kind", "tree").metric("auc", 0.7);

        assertThat(fixture.tracking
                        .search(RunQuery.where(RunFilter.metric("auc")
                                .gt(0.8)
                                .and(RunFilter.param("kind").eq("tree"))))
                        .items())
                .hasSize(1);
    }

    @Test
    void twoRunsStandSideBySide() {
        ActiveRun left = fixture.start();
        left.param("depth", "3").param("kind", "tree").metric("auc", Double.NaN).tag("team", "risk");
        left.input(DatasetInput.of("rows", "", Digest.of("2008"), "training"))
                .input(DatasetInput.of("rows", "", Digest.of("2009"), "evaluation"));
        left.artifact("model", new byte[] {1});
        ActiveRun right = fixture.start();
        right.param("depth", "4").param("kind", "tree").metric("auc", 0.5);

        SideBySide comparison = fixture.tracking.compare(left.id(), right.id());

        assertThat(comparison.left()).isEqualTo(left.id().value());
        assertThat(comparison.right()).isEqualTo(right.id().value());
        assertThat(comparison.rows())
                .filteredOn(row -> row.section() != Section.ENVIRONMENT)
                .containsExactly(
                        new Row(Section.PARAM, "depth", "3", "4"),
                        new Row(Section.PARAM, "kind", "tree", "tree"),
                        new Row(Section.METRIC, "auc", "NaN", "0.5"),
                        new Row(Section.INPUT, "rows", Digest.of("2008") + ", " + Digest.of("2009"), null),
                        new Row(Section.TAG, "team", "risk", null),
                        new Row(
                                Section.ARTIFACT,
                                "model",
                                Digest.of(new byte[] {1}).toString(),
                                null));
        assertThat(comparison.rows()).isSortedAccordingTo(Comparator.comparing(Row::section));
        assertThat(comparison.rows()).filteredOn(Row::differs).hasSize(5);
    }
}
