// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Tracking;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
    private final Fixture fixture = new Fixture();

    @Provide
    Arbitrary<List<MetricPoint>> points() {
        Arbitrary<MetricPoint> few = Combinators.combine(
                        Runs.numbers(),
                        Arbitraries.longs().between(0, 1),
                        Arbitraries.longs().between(0, 1))
                .as((value, step, at) -> new MetricPoint("loss", value, step, at));
        return few.list().ofMaxSize(30);
    }

    @Property(tries = 200)
    void thePagesTogetherAreTheHistory(
            @ForAll("points") List<MetricPoint> points, @ForAll @IntRange(min = 1, max = 5) int limit) {
        ActiveRun run = fixture.start();
        Batch.Builder batch = Batch.builder();
        points.forEach(batch::metric);
        run.log(batch.build());

        List<MetricPoint> walked = new ArrayList<>();
        Page<MetricPoint> page = fixture.tracking.history(run.id(), "loss", limit, null);
        walked.addAll(page.items());
        while (page.hasNext()) {
            assertThat(page.items()).hasSize(limit);
            page = fixture.tracking.history(run.id(), "loss", limit, page.nextToken());
            walked.addAll(page.items());
        }

        assertThat(walked).isEqualTo(fixture.tracking.history(run.id(), "loss"));
    }

    @Test
    void pointsThatComeBetweenPagesMoveNoOther() {
        ActiveRun run = fixture.start();
        for (int step = 10; step < 14; step++) {
            run.metric("loss", step, step);
        }
        Page<MetricPoint> first = fixture.tracking.history(run.id(), "loss", 2, null);
        run.metric("loss", 1, 1).metric("loss", 20, 20);

        Page<MetricPoint> second = fixture.tracking.history(run.id(), "loss", 9, first.nextToken());

        assertThat(first.items()).extracting(MetricPoint::step).containsExactly(10L, 11L);
        assertThat(second.items()).extracting(MetricPoint::step).containsExactly(12L, 13L, 20L);
    }

    @Test
    void onlyItsOwnTokensAndSaneLimitsAreTaken() {
        ActiveRun run = fixture.start();
        run.metric("loss", 1, 1).metric("loss", 2, 2).metric("auc", 1, 1);
        RunId id = run.id();
        String token = fixture.tracking.history(id, "loss", 1, null).nextToken();

        assertThat(token).isNotNull();
        assertThat(fixture.tracking.history(id, "none", 1, null)).isEqualTo(new Page<>(List.of(), null));
        assertThatThrownBy(() -> fixture.tracking.history(id, "auc", 1, token))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.tracking.history(fixture.start().id(), "loss", 1, token))
                .isInstanceOf(IllegalArgumentException.class);
        for (int limit : List.of(Integer.MIN_VALUE, 0, Tracking.MAX_POINTS + 1)) {
            assertThatThrownBy(() -> fixture.tracking.history(id, "loss", limit, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
