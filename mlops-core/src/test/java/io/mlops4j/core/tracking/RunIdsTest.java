// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    @Test
    void idsSortByTime() {
        String early = at("2026-01-02T03:04:05.678Z").get();
        String late = at("2026-01-02T03:04:05.679Z").get();
        String muchLater = at("9999-12-31T23:59:59Z").get();

        assertThat(Stream.of(early, late, muchLater)).isSorted().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(early)
                .startsWith(String.format(
                        "%012x", Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli()));
        assertThat(RunId.of(early).value()).isEqualTo(early);
    }

    @Test
    void idsOfOneMomentDiffer() {
        RunIds ids = at("2026-01-02T03:04:05Z");

        assertThat(Stream.generate(ids).limit(10_000)).doesNotHaveDuplicates();
    }

    private static RunIds at(String moment) {
        return new RunIds(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
