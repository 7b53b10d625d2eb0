// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunOrder.Direction;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that differ where indexes and sorts of some databases have long stopped looking. */
@EveryDatabase
class LongTextsTest {
    private static final String COMMON = "\u754c".repeat(7_000);

    private final TestDatabase database;

    @TempDir
    Path folder;

    LongTextsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("texts are ordered, paged and compared to their ends")
    void comparedToTheirEnds() {
        List<String> ends = List.of("", "a", "b", "\ud83d\ude80", "\uff01");
        try (JdbcStore store = JdbcStore.on(database, folder);
                Mlops mlops = Mlops.open(store.open())) {
            for (int i = 0; i < ends.size(); i++) {
                // started so that ids say nothing of the order
                String id = "r" + (i * 3 + 2) % ends.size();
                mlops.tracking()
                        .start(RunSpec.of(ExperimentName.of("texts")).withId(RunId.of(id)))
                        .param("text", COMMON + ends.get(i))
                        .finish();
            }

            assertThat(ends(mlops, Direction.ASCENDING)).containsExactlyElementsOf(ends);
            List<String> reversed = new ArrayList<>(ends);
            Collections.reverse(reversed);
            assertThat(ends(mlops, Direction.DESCENDING)).containsExactlyElementsOf(reversed);
            RunFilter one = RunFilter.param("text").eq(COMMON + "a");
            assertThat(mlops.tracking().search(RunQuery.where(one)).items()).hasSize(1);
        }
    }

    private static List<String> ends(Mlops mlops, Direction direction) {
        List<String> found = new ArrayList<>();
        RunQuery query =
                RunQuery.all().orderBy(RunOrder.byParam("text", direction)).withPageSize(2);
        String token = null;
        do {
            var page = mlops.tracking().search(query.at(token));
            for (Run run : page.items()) {
                String text = run.params().getOrDefault("text", "none");
                found.add(text.substring(COMMON.length()));
            }
            token = page.nextToken();
        } while (token != null);
        return found;
    }
}
