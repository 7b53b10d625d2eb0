// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.tracking.RunEvent;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class HostEnvironmentTest {
    private final SortedMap<String, String> captured = new HostEnvironment().capture(Actor.person("ana"));

    @Test
    void whatReproducibilityNeedsIsCaptured() {
        assertThat(captured).containsEntry("actor", "ana").containsKeys("host", "user", "jvm", "os", "mlops4j");
        assertThat(captured.get("user")).isEqualTo(System.getProperty("user.name"));
        assertThat(captured.get("jvm")).endsWith(System.getProperty("java.runtime.version"));
        assertThat(captured.get("mlops4j")).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }

    @Test
    void whatIsCapturedCanBeStored() {
        RunEvent.Started started = new RunEvent.Started(ExperimentName.of("e"), "name", null, captured, Instant.EPOCH);

        assertThat(started.environment()).isEqualTo(captured).doesNotContainValue("");
    }
}
