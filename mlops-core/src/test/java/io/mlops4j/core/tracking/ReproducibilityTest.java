// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.ReproducibilityReport;
import io.mlops4j.tracking.ReproducibilityReport.Aspect;
import io.mlops4j.tracking.ReproducibilityReport.Finding;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproducibilityTest {
    private static final RunId RUN = RunId.of("r1");
    private static final DatasetInput INPUT =
            DatasetInput.of("bank", "2008", Digest.of("rows"), "training").withSource("s3://bank.csv");

    @Test
    void aRunThatRecordsEverythingLacksNothing() {
        ReproducibilityReport report = Reproducibility.of(run(event -> true));

        assertThat(report.findings()).isEmpty();
        assertThat(report.text()).isEqualTo("Nothing is missing to run r1 again.");
        assertThat(report.find(Aspect.CODE)).isEmpty();
    }

    @Test
    void aRunThatRecordsNothingLacksEverything() {
        RunEvent.Started started =
                new RunEvent.Started(ExperimentName.of("e"), "r", null, new TreeMap<>(), Instant.EPOCH);

        ReproducibilityReport report =
                Reproducibility.of(RunFold.of(RUN, List.of(started)).run());

        assertThat(report.findings())
                .extracting(Finding::aspect)
                .containsExactly(
                        Aspect.CODE,
                        Aspect.UNCOMMITTED_CHANGES,
                        Aspect.COMMAND,
                        Aspect.SEED,
                        Aspect.PARAMS,
                        Aspect.DATASETS,
                        Aspect.ENVIRONMENT,
                        Aspect.ENVIRONMENT,
                        Aspect.OUTCOME,
                        Aspect.END);
        assertThat(report.text().lines()).hasSize(10).allMatch(line -> line.endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "Seed", "SEED", "train.seed", "numpy_seed", "a/b-seed", "my seed"})
    void whatEndsInSeedIsOne(String key) {
        assertThat(Reproducibility.of(withParam(key)).find(Aspect.SEED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeds", "linseed", "seed.count", "random"})
    void whatOnlyLooksLikeSeedIsNone(String key) {
        assertThat(Reproducibility.of(withParam(key)).find(Aspect.SEED)).isPresent();
    }

    @Test
    void aDatasetWithoutSourceIsNamed() {
        DatasetInput unknown = DatasetInput.of("bank", "", Digest.of("x"), "training");
        Run run = RunFold.after(run(event -> true), List.of(new RunEvent.InputsLogged(List.of(unknown))));

        assertThat(Reproducibility.of(run).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .contains("'bank'", Digest.of("x").toString()));
    }

    @Test
    void codeWithUncommittedChangesIsNotThatOfItsCommit() {
        Run run = RunFold.after(
                run(event -> true), List.of(new RunEvent.TagsSet(new TreeMap<>(Map.of("git.dirty", "true")))));

        assertThat(Reproducibility.of(run).findings())
                .extracting(Finding::aspect)
                .containsExactly(Aspect.UNCOMMITTED_CHANGES);
    }

    @Test
    void theServiceReportsOfStoredRuns() {
        Fixture fixture = new Fixture();
        ActiveRun run = fixture.start();

        ReproducibilityReport report = fixture.tracking.reproducibility(run.id());

        assertThat(report.run()).isEqualTo(run.id());
        assertThat(report.find(Aspect.ENVIRONMENT)).isEmpty();
        assertThat(report.find(Aspect.DATASETS)).isPresent();
        assertThatThrownBy(() -> fixture.tracking.reproducibility(RunId.of("none")))
                .isInstanceOf(NotFoundException.class);
    }

    private static Run withParam(String key) {
        Run run = run(event -> !(event instanceof RunEvent.ParamsSet));
        return RunFold.after(run, List.of(new RunEvent.ParamsSet(new TreeMap<>(Map.of(key, "7")))));
    }

    private static Run run(Predicate<RunEvent> chosen) {
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.Started(
                ExperimentName.of("e"),
                "r",
                null,
                new TreeMap<>(Map.of("jvm", "17", "os", "Linux", "git.commit", "abc")),
                Instant.EPOCH));
        events.add(new RunEvent.TagsSet(new TreeMap<>(Map.of("git.dirty", "false", "command", "java -jar train.jar"))));
        events.add(new RunEvent.ParamsSet(new TreeMap<>(Map.of("seed", "42"))));
        events.add(new RunEvent.InputsLogged(List.of(INPUT)));
        events.add(new RunEvent.MetricsLogged(List.of(new MetricPoint("auc", 0.8, 0, 0))));
        events.add(new RunEvent.Ended(RunStatus.FINISHED, "", Instant.EPOCH));
        return RunFold.of(RUN, events.stream().filter(chosen).toList()).run();
    }
}
