// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.MetricBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A training whose store is away: logs, flushes, says so, and goes on until it is killed. */
final class SpoolingProcess {
    static final int POINTS = 1_000;
    static final String FLUSHED = "flushed";

    private SpoolingProcess() {}

    @SuppressWarnings("SystemOut") // the one way to tell the parent
    public static void main(String[] arguments) {
        UnreliableStore store = new UnreliableStore();
        store.down = true;
        BufferOptions options =
                BufferOptions.withDefaults().withBatchSize(10).withSpool(Path.of(arguments[0]), 1 << 24);
        MetricBuffer buffer = BufferedMetrics.start(store, UnreliableStore.RUN, Clock.systemUTC(), options);
        SpoolTest.log(buffer, 0, POINTS);
        if (buffer.flush(Duration.ofMinutes(1))) {
            System.out.println(FLUSHED);
        }
        for (long step = POINTS; true; step++) {
            buffer.metric("loss", 0.5, step);
        }
    }
}
