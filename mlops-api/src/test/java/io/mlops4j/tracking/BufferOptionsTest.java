// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BufferOptionsTest {
    private static final BufferOptions DEFAULTS = BufferOptions.withDefaults();

    @Test
    void whatNoBufferCanDoIsRefused() {
        List<ThrowingCallable> calls = List.of(
                () -> DEFAULTS.withCapacity(0),
                () -> DEFAULTS.withBatchSize(0),
                () -> DEFAULTS.withBatchSize(BufferOptions.MAX_BATCH + 1),
                () -> DEFAULTS.withPatience(Duration.ofNanos(-1)),
                () -> DEFAULTS.withPatience(Duration.ofSeconds(Long.MAX_VALUE)),
                () -> DEFAULTS.withCloseTimeout(Duration.ofDays(366)),
                () -> DEFAULTS.withRetryDelay(Duration.ZERO),
                () -> DEFAULTS.withSpool(Path.of("spool"), 1_000));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Invalid "));
    }

    @Test
    void eachOptionChangesOneThing() {
        assertThat(DEFAULTS.withCapacity(7).capacity()).isEqualTo(7);
        assertThat(DEFAULTS.withBatchSize(7)
                        .withPatience(Duration.ZERO)
                        .withRetryDelay(Duration.ofMinutes(1))
                        .withCloseTimeout(Duration.ZERO)
                        .withOutage(new BufferOptions.Outage.Hold())
                        .withThreads(DEFAULTS.threads()))
                .isEqualTo(new BufferOptions(
                        DEFAULTS.capacity(),
                        Duration.ZERO,
                        7,
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        new BufferOptions.Outage.Hold(),
                        DEFAULTS.threads()));
    }

    @Test
    void theThreadLetsTheProcessEnd() {
        assertThat(DEFAULTS.threads().newThread(() -> {}).isDaemon()).isTrue();
    }
}
