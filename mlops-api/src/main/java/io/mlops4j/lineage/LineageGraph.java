// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.lineage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies upstream or downstream of one thing. Immutable. Cycles, which only a store that was written to past the
 * library can have, are edges like others: each node and each edge is there once.
 *
 * @param root the thing that was asked about
 * @param nodes everything that was found, the root first, nearer things before farther ones
 * @param edges every known edge between these nodes that was followed, in the order in which they were found
 * @param missing the runs among the nodes that something refers to and the store does not have
 * @param extent whether this is all
 */
public record LineageGraph(
        LineageNode root, List<LineageNode> nodes, List<LineageEdge> edges, Set<LineageNode> missing, Extent extent) {
    /** Most nodes of a graph. */
    public static final int MAX_NODES = 10_000;

    /** Whether a graph is whole. */
    public enum Extent {
        /** Nothing was left out. */
        WHOLE,
        /** There is more than a graph holds or a search looks at. */
        CUT_OFF
    }

    /** Copies. */
    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        missing = Set.copyOf(missing);
    }

    /**
     * Gives the nodes of one kind.
     *
     * @param kind the kind
     * @param <T> the kind
     * @return those nodes, in the order of {@link #nodes}
     */
    public <T extends LineageNode> List<T> nodes(Class<T> kind) {
        return nodes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Says everything, for people.
     *
     * @return one line for each edge, then one for each missing run, then one if the graph is cut off; without edges,
     *     one line that says so
     */
    public String text() {
        Stream<String> lines = edges.isEmpty()
                ? Stream.of(root.text() + " stands alone")
                : edges.stream().map(LineageEdge::text);
        Stream<String> gaps = nodes.stream().filter(missing::contains).map(node -> node.text() + " is missing");
        Stream<String> end = extent == Extent.WHOLE ? Stream.empty() : Stream.of("and more");
        return Stream.of(lines, gaps, end).flatMap(some -> some).collect(Collectors.joining("\n"));
    }
}
