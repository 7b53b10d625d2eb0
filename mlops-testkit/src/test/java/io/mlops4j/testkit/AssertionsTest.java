// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import static io.mlops4j.testkit.MlopsAssertions.assertThatRun;
import static io.mlops4j.testkit.MlopsAssertions.assertThatVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionsTest {
    private final TestMlops test = TestMlops.inMemory();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void passesWhatIsThere() {
        Run run = run(test);

        assertThatRun(run)
                .isFinished()
                .hasStatus(RunStatus.FINISHED)
                .hasParam("kind", "tree")
                .hasTag("stage", "one")
                .hasMetric("auc", 0.75)
                .hasMetric("auc", 0.7, 0.051)
                .hasMetric("nothing", Double.NaN)
                .hasArtifact("model/weights")
                .hasInput("bank", "training");
        assertThatVersion(version(test, run))
                .hasNumber(1)
                .wasMadeBy(run.id())
                .hasTag("reviewed", "yes")
                .takes("age", Schema.Type.INT32)
                .gives("score", Schema.Type.FLOAT64)
                .hasDriftReference("model/weights");
    }

    static Stream<Arguments> failures() {
        TestMlops test = TestMlops.inMemory();
        Run run = run(test);
        return Stream.concat(failures(run), failures(version(test, run)));
    }

    private static Stream<Arguments> failures(Run run) {
        return Stream.of(
                failure(
                        () -> assertThatRun(run).hasStatus(RunStatus.RUNNING),
                        "run 'id-000001' to be RUNNING, but it is FINISHED"),
                failure(
                        () -> assertThatRun(run).hasParam("kind", "forest"),
                        "run 'id-000001' to have param 'kind' = 'forest', but it is 'tree'"),
                failure(
                        () -> assertThatRun(run).hasParam("depth", "3"),
                        "run 'id-000001' to have param 'depth' = '3', but it has only [kind]"),
                failure(
                        () -> assertThatRun(run).hasTag("stage", "two"),
                        "run 'id-000001' to have tag 'stage' = 'two', but it is 'one'"),
                failure(
                        () -> assertThatRun(run).hasMetric("auc", 0.8),
                        "run 'id-000001' to have metric 'auc' = 0.8, but it is 0.75"),
                failure(
                        () -> assertThatRun(run).hasMetric("auc", 0.8, 0.01),
                        "run 'id-000001' to have metric 'auc' = 0.8 within 0.01, but it is 0.75"),
                failure(
                        () -> assertThatRun(run).hasMetric("nothing", 0, 1e9),
                        "run 'id-000001' to have metric 'nothing' = 0.0 within 1.0E9, but it is NaN"),
                failure(
                        () -> assertThatRun(run).hasMetric("f1", 1),
                        "run 'id-000001' to have metric 'f1' = 1.0, but it has only [auc, nothing]"),
                failure(
                        () -> assertThatRun(run).hasArtifact("model"),
                        "run 'id-000001' to have artifact 'model', but it has only [model/weights]"),
                failure(
                        () -> assertThatRun(run).hasInput("bank", "test"),
                        "run 'id-000001' to have input 'bank (test)', but it has only [bank (training)]"));
    }

    private static Stream<Arguments> failures(ModelVersion version) {
        return Stream.of(
                failure(
                        () -> assertThatVersion(version).hasNumber(2),
                        "version 'churn/1' to have number 2, but it has 1"),
                failure(
                        () -> assertThatVersion(version).wasMadeBy(RunId.of("x")),
                        "version 'churn/1' to be made by run 'x', but it is made by run 'id-000001'"),
                failure(
                        () -> assertThatVersion(version).hasTag("a", "b"),
                        "version 'churn/1' to have tag 'a' = 'b', but it has only [reviewed]"),
                failure(
                        () -> assertThatVersion(version).takes("age", Schema.Type.STRING),
                        "version 'churn/1' to have input column 'age STRING', but it has only [age INT32]"),
                failure(
                        () -> assertThatVersion(version).gives("p", Schema.Type.STRING),
                        "version 'churn/1' to have output column 'p STRING', but it has only [score FLOAT64]"),
                failure(
                        () -> assertThatVersion(version).hasDriftReference("x"),
                        "version 'churn/1' to have its drift reference at 'x', but it is model/weights"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatIsThereInstead(ThrowingCallable assertion, String sentence) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage("Expected " + sentence);
    }

    @Test
    void saysWhyARunHasEnded() {
        ActiveRun active = test.mlops().tracking().start(ExperimentName.of("trees"));
        active.fail("out of memory");

        assertThatThrownBy(() -> assertThatRun(active.snapshot()).isFinished())
                .hasMessage("Expected run 'id-000001' to be FINISHED, but it is FAILED, since: out of memory");
    }

    @Test
    void recordsTheTimeThatTheTestSets() {
        ActiveRun active = test.mlops().tracking().start(ExperimentName.of("trees"));
        test.clock().advance(Duration.ofMinutes(90));
        active.finish();

        assertThat(active.snapshot().startedAt()).isEqualTo(TestMlops.START);
        assertThat(active.snapshot().endedAt()).isEqualTo(Instant.parse("2024-01-01T01:30:00Z"));
    }

    @Test
    void showsOneTimeInEveryZone() {
        SettableClock clock = SettableClock.at(Instant.EPOCH);
        SettableClock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.set(TestMlops.START);

        assertThat(elsewhere.instant()).isEqualTo(TestMlops.START);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    private static Arguments failure(ThrowingCallable assertion, String sentence) {
        return Arguments.of(assertion, sentence);
    }

    private static Run run(TestMlops test) {
        try (ActiveRun run = test.mlops().tracking().start(ExperimentName.of("trees"))) {
            run.param("kind", "tree").tag("stage", "one").metric("auc", 0.75).metric("nothing", Double.NaN);
            run.artifact("model/weights", new byte[] {1});
            run.input(DatasetInput.of("bank", "", Digest.of("bank"), "training"));
            run.finish();
            return run.snapshot();
        }
    }

    private static ModelVersion version(TestMlops test, Run run) {
        Signature signature = new Signature(
                Schema.empty().required("age", Schema.Type.INT32),
                Schema.empty().required("score", Schema.Type.FLOAT64));
        VersionSpec spec = VersionSpec.ofRun(run, "model")
                .withSignature(signature)
                .withDriftReference("model/weights")
                .withTag("reviewed", "yes");
        return test.mlops().registry().register(ModelName.of("churn"), spec);
    }
}
