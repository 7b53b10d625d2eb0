// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.UnreliableStore.Fault;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.MetricBuffer;
import io.mlops4j.tracking.MetricBuffer.Counts;
import io.mlops4j.tracking.MetricPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final UnreliableStore store = new UnreliableStore();

    @Test
    void anOutageIsSatOutOnTheDiskAndTheOrderStays() {
        MetricBuffer buffer = start(options());
        log(buffer, 0, 10);
        assertThat(buffer.flush(LONG)).isTrue();
        store.down = true;
        log(buffer, 10, 20);
        assertThat(buffer.flush(LONG)).isTrue();
        assertThat(buffer.counts()).isEqualTo(new Counts(20, 10, 10, 0));
        assertThat(buffer.problem()).isPresent();

        store.down = false;
        log(buffer, 20, 30);
        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 30));
        assertThat(buffer.counts()).isEqualTo(new Counts(30, 30, 0, 0));
        assertThat(spool()).isEmptyFile();
    }

    @Test
    void theNextProcessWritesWhatWasLeft() {
        leave(0, 10);

        MetricBuffer buffer = start(options());
        log(buffer, 10, 20);
        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 20));
        assertThat(buffer.counts()).isEqualTo(new Counts(20, 20, 0, 0));
    }

    @Test
    void whatWasWrittenBeforeTheNoteOfItWasLostIsNotWrittenAgain() throws IOException {
        leave(0, 10);
        Path before = Files.copy(spool(), folder.resolve("before"));
        start(options()).close();
        Files.copy(before, spool(), StandardCopyOption.REPLACE_EXISTING);

        MetricBuffer buffer = start(options());
        log(buffer, 10, 13);
        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 13));
    }

    @Test
    void anOutageInTheMiddleOfReplayGoesOnWhereItWas() {
        leave(0, 10);
        // the second batch of two comes, but nobody knows
        store.faults.add(Fault.LOST_BEFORE);
        MetricBuffer first = start(options());
        first.close();
        assertThat(first.counts().dropped()).isZero();

        start(options()).close();

        assertThat(store.steps()).isEqualTo(steps(0, 10));
    }

    /** A slow replay must not fill the memory: what is logged meanwhile goes behind the older points, into the file. */
    @Test
    @Timeout(60)
    void newerPointsAreSpooledWhileOlderOnesAreOnTheirWay() throws InterruptedException {
        leave(0, 10);
        UnreliableStore.Gate first = new UnreliableStore.Gate();
        UnreliableStore.Gate second = new UnreliableStore.Gate();
        store.gate = first;
        MetricBuffer buffer = start(options().withBatchSize(4).withCapacity(4).withPatience(Duration.ZERO));
        store.gate.reached().await();
        log(buffer, 10, 14);
        store.gate = second;
        first.open();
        until(() -> buffer.counts().waiting() == 0);
        log(buffer, 14, 18);
        second.open();
        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 18));
        assertThat(buffer.counts()).isEqualTo(new Counts(18, 18, 0, 0));
    }

    @Test
    void aLostAnswerIsCheckedWhenTheSpoolIsReplayed() {
        store.faults.add(Fault.LOST_AFTER);
        MetricBuffer buffer = start(options());
        log(buffer, 0, 2);
        assertThat(buffer.flush(LONG)).isTrue();

        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 2));
    }

    @Test
    void aFullSpoolDropsAndCounts() throws IOException {
        store.down = true;
        // batches of one point each only grow in length, so that none after the first that found no room can find some
        MetricBuffer buffer = start(options(64 * 1024).withBatchSize(1));
        log(buffer, 0, 2_000);
        assertThat(buffer.flush(LONG)).isTrue();
        Counts counts = buffer.counts();
        buffer.close();

        assertThat(counts.spooled()).isPositive();
        assertThat(counts.dropped()).isPositive().isEqualTo(2_000 - counts.spooled());
        assertThat(Files.size(spool())).isLessThanOrEqualTo(64 * 1024);
        store.down = false;
        start(options()).close();
        assertThat(store.steps()).isEqualTo(steps(0, counts.spooled()));
    }

    @Test
    @Timeout(60)
    void whatAHangingStoreHasInHandIsSpooledAndNotDoubled() throws InterruptedException {
        store.gate = new UnreliableStore.Gate();
        MetricBuffer buffer = start(options().withCloseTimeout(Duration.ZERO));
        log(buffer, 0, 1);
        store.gate.reached().await();
        log(buffer, 1, 8);
        buffer.close();
        assertThat(buffer.counts()).isEqualTo(new Counts(8, 0, 8, 0));

        store.gate.open();
        until(() -> !store.steps().isEmpty());
        start(options()).close();

        assertThat(store.steps()).isEqualTo(steps(0, 8));
    }

    @Test
    void pointsOfARunThatTheStoreDoesNotHaveAreDroppedAndCounted() throws IOException {
        try (SpoolFile spool = SpoolFile.open(spool(), 1 << 20)) {
            spool.add(RunId.of("unknown"), List.of(new MetricPoint("loss", 1, 1, 1)));
            spool.add(UnreliableStore.RUN, List.of(new MetricPoint("loss", 2, 2, 2)));
        }

        MetricBuffer buffer = start(options());
        buffer.close();

        assertThat(store.steps()).containsExactly(2L);
        assertThat(buffer.counts()).isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void aFileCutOffAnywhereGivesItsWholeBatchesAndTakesMore() throws IOException {
        leave(0, 10);
        byte[] whole = Files.readAllBytes(spool());
        List<MetricPoint> more = List.of(new MetricPoint("loss", 1, 1, 1));
        // each cut is synced; every 5th finds the starts, middles and ends of lines of this length
        for (int length = 0; length <= whole.length; length += 5) {
            Files.write(spool(), Arrays.copyOf(whole, length));
            int complete;
            try (SpoolFile spool = SpoolFile.open(spool(), 1 << 20)) {
                complete = spool.points();
                assertThat(spool.add(UnreliableStore.RUN, more)).isTrue();
            }
            try (SpoolFile spool = SpoolFile.open(spool(), 1 << 20)) {
                assertThat(spool.points()).as("after %d bytes", length).isEqualTo(complete + 1);
            }
            assertThat(complete).isEqualTo(pointsInWholeLines(new String(whole, 0, length, UTF_8)));
        }
    }

    /** A batch has as many points as waited when it was taken. */
    private static int pointsInWholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).split("\"step\"", -1).length - 1;
    }

    @Test
    void damageBeforeTheEndIsReportedAndNamesTheFile() throws IOException {
        leave(0, 10);
        byte[] bytes = Files.readAllBytes(spool());
        bytes[20] ^= 1;
        Files.write(spool(), bytes);

        assertThatThrownBy(() -> start(options()))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(spool().toString());
        assertThat(spool()).hasBinaryContent(bytes);
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        String newer = JsonOut.line(2, out -> out.text("surprise", "x"));
        Files.writeString(spool(), newer + "\n");

        assertThatThrownBy(() -> start(options())).isInstanceOf(UnsupportedFormatException.class);
        assertThat(spool()).hasContent(newer);
    }

    @Test
    void oneBufferUsesAFileAtATime() {
        try (MetricBuffer buffer = start(options())) {
            assertThatThrownBy(() -> start(options()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another buffer uses it");
            assertThat(buffer.counts().logged()).isZero();
        }
        start(options()).close();
    }

    @Test
    void aFileThatCannotBeOpenedIsToldAtOnce() {
        BufferOptions nowhere = options().withSpool(folder.resolve("none").resolve("spool"), 1 << 20);

        assertThatThrownBy(() -> start(nowhere)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void whatWasFlushedSurvivesTheDeathOfItsProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolingProcess.class.getName(),
                        spool().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo(SpoolingProcess.FLUSHED);
        } finally {
            process.destroyForcibly().waitFor();
        }

        start(options()).close();

        assertThat(store.steps()).startsWith(steps(0, SpoolingProcess.POINTS).toArray(Long[]::new));
    }

    private void leave(long from, long to) {
        store.down = true;
        MetricBuffer buffer = start(options());
        log(buffer, from, to);
        buffer.close();
        assertThat(buffer.counts()).isEqualTo(new Counts(to - from, 0, to - from, 0));
        store.down = false;
    }

    /** As long as the test may take: its time-out interrupts. */
    private static void until(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("it took too long")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private BufferOptions options() {
        return options(1 << 20);
    }

    private BufferOptions options(long maxBytes) {
        return BufferOptions.withDefaults()
                .withBatchSize(2)
                .withRetryDelay(Duration.ofHours(1))
                .withCloseTimeout(LONG)
                .withSpool(spool(), maxBytes);
    }

    private MetricBuffer start(BufferOptions options) {
        return BufferedMetrics.start(store, UnreliableStore.RUN, Clock.systemUTC(), options);
    }

    static void log(MetricBuffer buffer, long from, long to) {
        for (long step = from; step < to; step++) {
            buffer.metric("loss", 0.5, step);
        }
    }

    private static List<Long> steps(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
