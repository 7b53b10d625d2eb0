// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrackingValuesTest {
    @Test
    void aFilterIsNestedOnlySoDeep() {
        RunFilter deepest = RunFilter.all();
        for (int depth = 1; depth < RunFilter.MAX_DEPTH; depth++) {
            deepest = depth % 2 == 0 ? RunFilter.not(deepest) : new RunFilter.And(List.of(deepest, RunFilter.all()));
        }
        RunFilter filter = deepest;

        assertThat(filter.hashCode()).isEqualTo(filter.hashCode());
        assertThatThrownBy(() -> RunFilter.not(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid depth of a filter: '101' (at most 100)");
        assertThatThrownBy(() -> filter.or(RunFilter.all())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunFilter.Or(List.of(RunFilter.all(), filter)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionsOfOneKindAddNoDepth() {
        RunFilter some = RunFilter.all();
        for (int i = 0; i < 1_000; i++) {
            some = some.or(RunFilter.metric("m").eq(i));
        }

        assertThat(((RunFilter.Or) some).any()).hasSize(1_001);
    }

    @Test
    @DisplayName("the latest point has the largest step, then time, then value, NaN above all numbers")
    void recency() {
        List<MetricPoint> points = new ArrayList<>(List.of(
                new MetricPoint("auc", Double.NaN, 1, 5),
                new MetricPoint("auc", 9, 0, 9),
                new MetricPoint("auc", Double.POSITIVE_INFINITY, 1, 5),
                new MetricPoint("auc", -1, -3, 7),
                new MetricPoint("auc", 0.0, 1, 4)));
        points.sort(MetricPoint.BY_RECENCY);
        assertThat(points)
                .extracting(MetricPoint::value)
                .containsExactly(-1.0, 9.0, 0.0, Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Test
    @DisplayName("a batch refuses two values for one param as it is built")
    void batch() {
        Batch.Builder builder = Batch.builder().param("kind", "tree").param("kind", "tree");
        assertThatThrownBy(() -> builder.param("kind", "forest"))
                .hasMessage("Invalid param 'kind': 'forest' (the batch sets it to 'tree' already)");
        Batch batch = builder.tag("a", "1").tag("a", "2").build();
        assertThat(batch.tags()).containsExactly(Map.entry("a", "2"));
        assertThat(batch.params()).containsExactly(Map.entry("kind", "tree"));
    }

    @Test
    @DisplayName("an event with a bad key or value cannot be made")
    void events() {
        assertThatThrownBy(() -> new RunEvent.ParamsSet(new TreeMap<>(Map.of("", "x"))))
                .hasMessageContaining("Invalid param key");
        assertThatThrownBy(() -> new RunEvent.TagsSet(new TreeMap<>(Map.of("k", "\0"))))
                .hasMessageContaining("Invalid value of tag k");
        assertThatThrownBy(() -> new RunEvent.Ended(RunStatus.RUNNING, "", Instant.EPOCH))
                .hasMessageContaining("FINISHED, FAILED or KILLED");
        assertThatThrownBy(() -> new MetricPoint("a\n", 1, 0, 0)).hasMessageContaining("Invalid metric key");
        assertThatThrownBy(() -> new MetricPoint("a", 1, 0, -1)).hasMessageContaining("time of metric a");
    }

    @Test
    @DisplayName("a dataset says where it comes from, and how it was made")
    void datasets() {
        DatasetInput.Dataset bank = new DatasetInput.Dataset("bank", "2014", Digest.of("bank"));
        DatasetInput split = DatasetInput.of("bank-train", "1", Digest.of("train"), "training")
                .withSource("bank.csv")
                .derivedFrom(bank, "rows of 2008");
        assertThat(split.lineage()).containsExactly(new DatasetInput.Derivation(bank, "rows of 2008"));
        assertThat(split.rowCount()).isEqualTo(DatasetInput.UNKNOWN_ROWS);
        assertThatThrownBy(() -> split.withShape(split.schema(), -2)).hasMessageContaining("row count");
        assertThatThrownBy(() -> split.derivedFrom(bank, " ")).hasMessageContaining("not blank");
    }

    @Test
    @DisplayName("a search is narrowed step by step, and each step is a new value")
    void queries() {
        RunQuery all = RunQuery.all();
        RunQuery narrowed = all.in(ExperimentName.of("bank"))
                .withFilter(RunFilter.metric("auc")
                        .gt(0.8)
                        .and(RunFilter.param("kind").eq("tree")))
                .orderBy(RunOrder.byMetric("auc", RunOrder.Direction.DESCENDING))
                .withPageSize(7);
        assertThat(all.filter()).isEqualTo(RunFilter.all());
        assertThat(narrowed.filter())
                .isEqualTo(new RunFilter.And(List.of(
                        new RunFilter.MetricIs("auc", RunFilter.Comparison.GT, 0.8),
                        new RunFilter.TextIs(RunFilter.TextOf.PARAM, "kind", RunFilter.Match.EQ, "tree"))));
        assertThat(narrowed.at("t").pageToken()).isEqualTo("t");
        assertThatThrownBy(() -> all.withPageSize(0)).hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> RunFilter.metric("auc").eq(Double.NaN)).hasMessageContaining("use isNaN()");
        assertThatThrownBy(() -> new RunOrder(RunOrder.By.NAME, "k", RunOrder.Direction.ASCENDING))
                .hasMessageContaining("none for NAME");
    }

    @Test
    @DisplayName("the plan of a run is built step by step")
    void specs() {
        RunSpec spec = RunSpec.of(ExperimentName.of("bank"))
                .withId(RunId.of("r1"))
                .withName("first try")
                .withParent(RunId.of("r0"))
                .withTag("team", "growth");
        assertThat(spec.tags()).containsExactly(Map.entry("team", "growth"));
        assertThatThrownBy(() -> spec.withName("")).hasMessageContaining("Invalid run name");
    }
}
