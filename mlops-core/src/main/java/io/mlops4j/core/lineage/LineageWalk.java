// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.lineage;

import io.mlops4j.lineage.LineageEdge;
import io.mlops4j.lineage.LineageGraph;
import io.mlops4j.lineage.LineageGraph.Extent;
import io.mlops4j.lineage.LineageNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Follows edges from a root, breadth first. Pure. */
final class LineageWalk {
    /** Which way along the edges. */
    enum Direction {
        UPSTREAM,
        DOWNSTREAM;

        LineageNode near(LineageEdge edge) {
            return this == UPSTREAM ? edge.to() : edge.from();
        }

        LineageNode far(LineageEdge edge) {
            return this == UPSTREAM ? edge.from() : edge.to();
        }
    }

    private LineageWalk() {}

    /**
     * Makes the graph.
     *
     * @param root where to begin
     * @param direction which way to go
     * @param edges all edges that are known, in any order, each as often as it is stated
     * @param known the extent of what the edges were read from
     * @param exists tells of a run whether the store has it
     * @param limit most nodes of the graph, 1 or more
     */
    static LineageGraph walk(
            LineageNode root,
            Direction direction,
            Collection<LineageEdge> edges,
            Extent known,
            Predicate<LineageNode> exists,
            int limit) {
        Map<LineageNode, Set<LineageEdge>> next = new HashMap<>();
        edges.forEach(edge -> next.computeIfAbsent(direction.near(edge), node -> new LinkedHashSet<>())
                .add(edge));
        Set<LineageNode> found = new LinkedHashSet<>(List.of(root));
        Set<LineageEdge> followed = new LinkedHashSet<>();
        Deque<LineageNode> waiting = new ArrayDeque<>(found);
        Extent extent = known;
        while (!waiting.isEmpty()) {
            for (LineageEdge edge : next.getOrDefault(waiting.remove(), Set.of())) {
                LineageNode far = direction.far(edge);
                if (!found.contains(far) && found.size() >= limit) {
                    extent = Extent.CUT_OFF;
                    continue;
                }
                if (found.add(far)) {
                    waiting.add(far);
                }
                followed.add(edge);
            }
        }
        Set<LineageNode> missing = found.stream()
                .filter(node -> node instanceof LineageNode.OfRun && !exists.test(node))
                .collect(Collectors.toSet());
        return new LineageGraph(root, List.copyOf(found), List.copyOf(followed), missing, extent);
    }
}
