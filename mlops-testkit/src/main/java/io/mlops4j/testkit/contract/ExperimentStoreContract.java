// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.EXPERIMENT;
import static io.mlops4j.testkit.contract.RunSamples.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.Experiment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clause T7 of {@link TrackingStore}. */
public abstract class ExperimentStoreContract extends ContractKit {
    private static final int ROUNDS = 20;

    /** Makes the kit. */
    protected ExperimentStoreContract() {}

    @Test
    @DisplayName("T7 the first experiment of a name stays, and every creation returns it")
    void firstExperimentStays() {
        Experiment first = new Experiment(EXPERIMENT, START);
        assertEquals(first, tracking().create(first));

        everyHandle(backend ->
                assertEquals(first, backend.tracking().create(new Experiment(EXPERIMENT, START.minusSeconds(9)))));
        closeAndReopen();
        everyHandle(backend -> assertEquals(List.of(first), backend.tracking().experiments()));
    }

    @Test
    @DisplayName("T7 creations of one name that race agree on one experiment")
    void racingCreationsAgree() {
        for (int round = 0; round < ROUNDS; round++) {
            ExperimentName name = ExperimentName.of("e" + round);
            List<Experiment> kept =
                    Race.of(Race.THREADS, lane -> tracking().create(new Experiment(name, START.plusSeconds(lane))));

            assertEquals(1, kept.stream().distinct().count(), "different experiments of one name: " + kept);
            everyHandle(backend -> assertEquals(
                    List.of(kept.get(0)),
                    backend.tracking().experiments().stream()
                            .filter(experiment -> experiment.name().equals(name))
                            .toList()));
        }
    }

    @Test
    @DisplayName("T7 experiments of any valid names are kept apart and listed in order")
    void experimentsAreKeptApart() {
        List<Experiment> created = new ArrayList<>();
        for (String name : Samples.names()) {
            created.add(new Experiment(ExperimentName.of(name), START.plusSeconds(created.size())));
        }
        created.forEach(experiment -> assertEquals(experiment, tracking().create(experiment)));

        closeAndReopen();
        created.sort((a, b) -> a.name().compareTo(b.name()));
        everyHandle(backend -> assertEquals(created, backend.tracking().experiments()));
    }

    private TrackingStore tracking() {
        return next().tracking();
    }
}
