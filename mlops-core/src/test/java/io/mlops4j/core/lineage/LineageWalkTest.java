// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.RunId;
import io.mlops4j.core.lineage.LineageWalk.Direction;
import io.mlops4j.lineage.LineageEdge;
import io.mlops4j.lineage.LineageEdge.Relation;
import io.mlops4j.lineage.LineageGraph;
import io.mlops4j.lineage.LineageGraph.Extent;
import io.mlops4j.lineage.LineageNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineageWalkTest {
    private static final LineageNode ROOT = run(0);

    @Provide
    Arbitrary<List<LineageEdge>> edges() {
        Arbitrary<LineageNode> nodes = Arbitraries.integers().between(0, 6).map(LineageWalkTest::run);
        return Combinators.combine(nodes, nodes)
                .as(LineageWalkTest::edge)
                .list()
                .ofMaxSize(15);
    }

    /** Cycles, loops and doubled edges included: what is reached is the transitive closure. */
    @Property(tries = 300)
    void findsWhatCanBeReachedAndNothingElse(@ForAll("edges") List<LineageEdge> edges) {
        LineageGraph down = walk(Direction.DOWNSTREAM, edges, 100);
        Set<LineageNode> closure = new HashSet<>(Set.of(ROOT));
        for (int i = 0; i < 8; i++) {
            edges.forEach(edge -> {
                if (closure.contains(edge.from())) {
                    closure.add(edge.to());
                }
            });
        }

        assertThat(down.nodes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(closure);
        assertThat(down.edges())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(edges.stream()
                        .filter(edge -> closure.contains(edge.from()))
                        .distinct()
                        .toList());
        List<LineageEdge> reversed =
                edges.stream().map(edge -> edge(edge.to(), edge.from())).toList();
        assertThat(walk(Direction.UPSTREAM, reversed, 100).nodes()).isEqualTo(down.nodes());
    }

    @Test
    void aGraphThatIsTooLargeIsCutOffAndSaysSo() {
        List<LineageEdge> star = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            star.add(edge(ROOT, run(i)));
        }

        assertThat(walk(Direction.DOWNSTREAM, star, 10).extent()).isEqualTo(Extent.WHOLE);
        LineageGraph cut = walk(Direction.DOWNSTREAM, star, 9);
        assertThat(cut.extent()).isEqualTo(Extent.CUT_OFF);
        assertThat(cut.nodes()).hasSize(9);
        assertThat(cut.text()).endsWith("\nand more");
    }

    @Test
    void runsThatTheStoreDoesNotHaveAreMissing() {
        LineageGraph graph = LineageWalk.walk(
                ROOT,
                Direction.DOWNSTREAM,
                List.of(edge(ROOT, run(1)), edge(ROOT, run(2))),
                Extent.WHOLE,
                node -> !node.equals(run(2)),
                10);

        assertThat(graph.missing()).containsExactly(run(2));
        assertThat(graph.text()).endsWith("\nrun r2 is missing");
    }

    private static LineageGraph walk(Direction direction, List<LineageEdge> edges, int limit) {
        return LineageWalk.walk(ROOT, direction, edges, Extent.WHOLE, node -> true, limit);
    }

    private static LineageEdge edge(LineageNode from, LineageNode to) {
        return new LineageEdge(from, Relation.CONTAINS, to, "");
    }

    private static LineageNode run(int number) {
        return LineageNode.run(RunId.of("r" + number));
    }
}
