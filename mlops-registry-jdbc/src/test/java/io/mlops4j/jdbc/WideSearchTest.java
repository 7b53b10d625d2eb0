// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of many conditions, on both sides of where they are no longer left to the database. */
@EveryDatabase
class WideSearchTest {
    private final TestDatabase database;

    @TempDir
    Path folder;

    WideSearchTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("as many conditions as one likes find what they describe")
    void manyConditions() {
        try (JdbcStore store = JdbcStore.on(database, folder);
                Mlops mlops = Mlops.open(store.open())) {
            for (int run = 0; run < 3; run++) {
                write(mlops, "r" + run, 101 - run);
            }
            for (int conditions : new int[] {30, 100, 101}) {
                List<String> expected = conditions == 101
                        ? List.of("r0")
                        : conditions == 100 ? List.of("r0", "r1") : List.of("r0", "r1", "r2");
                assertThat(found(mlops, new RunFilter.And(present(conditions)))).isEqualTo(expected);
                assertThat(found(mlops, RunFilter.not(new RunFilter.Or(present(conditions)))))
                        .isEmpty();
            }
        }
    }

    private static void write(Mlops mlops, String id, int keys) {
        Batch.Builder batch = Batch.builder();
        for (int key = 0; key < keys; key++) {
            batch.param("k" + key, "v").metric(new MetricPoint("k" + key, key, 0, 0));
        }
        try (ActiveRun run =
                mlops.tracking().start(RunSpec.of(ExperimentName.of("wide")).withId(RunId.of(id)))) {
            run.log(batch.build());
            run.finish();
        }
    }

    private static List<RunFilter> present(int conditions) {
        List<RunFilter> all = new ArrayList<>();
        for (int key = 0; key < conditions; key++) {
            all.add(
                    key % 2 == 0
                            ? RunFilter.metric("k" + key).ge(key)
                            : RunFilter.param("k" + key).eq("v"));
        }
        return all;
    }

    private static List<String> found(Mlops mlops, RunFilter filter) {
        return mlops.tracking().search(RunQuery.where(filter)).items().stream()
                .map(Run::id)
                .map(RunId::value)
                .sorted()
                .toList();
    }
}
