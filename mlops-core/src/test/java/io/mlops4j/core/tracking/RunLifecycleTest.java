// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunLifecycleTest {
    private final Fixture fixture = new Fixture();

    /** The whole table: in each state, each way to end, and what stands after it; {@code refused} leaves all as it was. */
    @ParameterizedTest
    @CsvSource({
        "RUNNING,  finish, FINISHED, ''",
        "RUNNING,  fail,   FAILED,   why",
        "RUNNING,  kill,   KILLED,   why",
        "RUNNING,  close,  FAILED,   closed without finish()",
        "RUNNING,  resume, RUNNING,  ''",
        "FINISHED, finish, FINISHED, ''",
        "FINISHED, fail,   refused,  ''",
        "FINISHED, kill,   refused,  ''",
        "FINISHED, close,  FINISHED, ''",
        "FINISHED, resume, RUNNING,  ''",
        "FAILED,   finish, refused,  ''",
        "FAILED,   fail,   refused,  ''",
        "FAILED,   kill,   refused,  ''",
        "FAILED,   close,  FAILED,   before",
        "FAILED,   resume, RUNNING,  ''",
        "KILLED,   finish, refused,  ''",
        "KILLED,   fail,   refused,  ''",
        "KILLED,   kill,   refused,  ''",
        "KILLED,   close,  KILLED,   before",
        "KILLED,   resume, RUNNING,  ''"
    })
    void endsAre(RunStatus from, String act, String to, String reason) {
        ActiveRun run = fixture.start();
        endAs(run, from);
        Run before = fixture.stored(run);

        if (to.equals("refused")) {
            assertThatThrownBy(() -> act(run, act))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'" + run.id() + "'")
                    .hasMessageContaining(from.name());
            assertThat(fixture.stored(run)).isEqualTo(before);
        } else {
            act(run, act);
            Run after = fixture.stored(run);
            assertThat(after.status()).isEqualTo(RunStatus.valueOf(to));
            assertThat(after.endReason()).isEqualTo(reason);
            assertThat(after.endedAt() == null).isEqualTo(after.status() == RunStatus.RUNNING);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            names = {"FINISHED", "FAILED", "KILLED"})
    void nothingIsRecordedToAnEndedRun(RunStatus end) {
        Map<String, Consumer<ActiveRun>> recordings = new LinkedHashMap<>();
        recordings.put("param", run -> run.param("k", "v"));
        recordings.put("metric", run -> run.metric("k", 1));
        recordings.put("params", run -> run.params(Map.of("k", "v")));
        recordings.put("metrics", run -> run.metrics(Map.of("k", 1.0), 1));
        recordings.put("tag", run -> run.tag("k", "v"));
        recordings.put("input", run -> run.input(DatasetInput.of("d", "", Digest.of("d"), "training")));
        recordings.put("batch", run -> run.log(Batch.builder().tag("k", "v").build()));
        recordings.put("empty batch", run -> run.log(Batch.builder().build()));
        recordings.put("artifact", run -> run.artifact("a", new byte[] {1}));
        ActiveRun ended = fixture.start();
        endAs(ended, end);
        Run before = fixture.stored(ended);

        assertThat(recordings)
                .allSatisfy((what, recording) -> assertThatThrownBy(() -> recording.accept(ended))
                        .as(what)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("Cannot record to run '" + ended.id() + "': it has ended with status " + end));

        assertThat(fixture.stored(ended)).isEqualTo(before);
        assertThat(fixture.backend.artifacts().list()).isEmpty();
    }

    @Test
    void anEndMadeByAnotherHandleIsSeenByTheNextCommit() {
        ActiveRun run = fixture.start();
        fixture.tracking.resume(run.id()).finish();

        assertThatThrownBy(() -> run.param("k", "v")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.metric("k", 1)).isInstanceOf(IllegalStateException.class);
        run.finish();
        run.close();

        assertThat(fixture.stored(run).status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void aBlockThatIsLeftByAnExceptionLeavesTheRunFailed() {
        ActiveRun run = fixture.start();

        assertThatThrownBy(() -> {
                    try (run) {
                        throw new IllegalArgumentException("the host's own");
                    }
                })
                .hasMessage("the host's own")
                .hasNoSuppressedExceptions();

        assertThat(fixture.stored(run).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void closeHidesNoExceptionOfTheHostWhenTheStoreIsGone() {
        ActiveRun run = fixture.start();

        assertThatThrownBy(() -> {
                    try (run) {
                        fixture.backend.close();
                        throw new IllegalArgumentException("the host's own");
                    }
                })
                .hasMessage("the host's own")
                .hasNoSuppressedExceptions();
    }

    @Test
    void theEndIsTimedByTheHostsClock() {
        ActiveRun run = fixture.start();

        run.finish();

        Run stored = fixture.stored(run);
        assertThat(stored.endedAt()).isAfter(stored.startedAt()).isBefore(fixture.clock.instant());
    }

    @Test
    void aReasonThatNoStoreKeepsEndsNothing() {
        ActiveRun run = fixture.start();

        assertThatThrownBy(() -> run.fail("x".repeat(8_001))).isInstanceOf(IllegalArgumentException.class);

        assertThat(fixture.stored(run).status()).isEqualTo(RunStatus.RUNNING);
    }

    private static void endAs(ActiveRun run, RunStatus status) {
        switch (status) {
            case RUNNING -> {}
            case FINISHED -> run.finish();
            case FAILED -> run.fail("before");
            case KILLED -> run.kill("before");
        }
    }

    private void act(ActiveRun run, String act) {
        switch (act) {
            case "finish" -> run.finish();
            case "fail" -> run.fail("why");
            case "kill" -> run.kill("why");
            case "close" -> run.close();
            case "resume" -> fixture.tracking.resume(run.id());
            default -> throw new IllegalArgumentException(act);
        }
    }
}
