// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.lineage;

import io.mlops4j.audit.Audit;
import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.lineage.LineageWalk.Direction;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.lineage.Lineage;
import io.mlops4j.lineage.LineageEdge;
import io.mlops4j.lineage.LineageGraph;
import io.mlops4j.lineage.LineageGraph.Extent;
import io.mlops4j.lineage.LineageNode;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Lineage over runs and models' logs. Thread-safe. */
public final class LineageService implements Lineage {
    private static final RunQuery EVERY_RUN = RunQuery.all().withLifecycle(RunQuery.Lifecycle.ANY);

    private final TrackingStore runs;
    private final Supplier<List<ModelName>> models;
    private final Audit audit;

    /**
     * Makes the service.
     *
     * @param runs the runs
     * @param models lists the models
     * @param audit reads their logs
     */
    public LineageService(TrackingStore runs, Supplier<List<ModelName>> models, Audit audit) {
        this.runs = runs;
        this.models = models;
        this.audit = audit;
    }

    @Override
    public LineageGraph upstream(LineageNode node) {
        requireThere(node);
        List<LineageEdge> edges = new ArrayList<>();
        Set<LineageNode> seen = new HashSet<>(Set.of(node));
        Deque<LineageNode> waiting = new ArrayDeque<>(seen);
        // one more than a graph holds, so that the walk sees that something was left out
        while (!waiting.isEmpty() && seen.size() <= LineageGraph.MAX_NODES) {
            LineageNode next = waiting.remove();
            for (LineageEdge edge : edgesInto(next)) {
                edges.add(edge);
                if (edge.to().equals(next) && seen.add(edge.from())) {
                    waiting.add(edge.from());
                }
            }
        }
        return LineageWalk.walk(node, Direction.UPSTREAM, edges, Extent.WHOLE, this::exists, LineageGraph.MAX_NODES);
    }

    @Override
    public LineageGraph downstream(LineageNode node) {
        requireThere(node);
        List<LineageEdge> edges = new ArrayList<>();
        for (ModelName model : models.get()) {
            edges.addAll(LineageEdges.of(audit.trail(model)));
        }
        int seen = 0;
        RunQuery query = EVERY_RUN.withPageSize(RunQuery.MAX_PAGE);
        Page<Run> page = runs.search(query);
        page.items().forEach(run -> edges.addAll(LineageEdges.of(run)));
        while (page.hasNext() && (seen += page.items().size()) < MAX_RUNS) {
            page = runs.search(query.at(page.nextToken()));
            page.items().forEach(run -> edges.addAll(LineageEdges.of(run)));
        }
        Extent known = page.hasNext() ? Extent.CUT_OFF : Extent.WHOLE;
        return LineageWalk.walk(node, Direction.DOWNSTREAM, edges, known, this::exists, LineageGraph.MAX_NODES);
    }

    private List<LineageEdge> edgesInto(LineageNode node) {
        if (node instanceof LineageNode.OfRun run) {
            return find(run.id()).map(LineageEdges::of).orElse(List.of());
        }
        if (node instanceof LineageNode.OfDataset dataset) {
            return edgesInto(dataset.digest());
        }
        return LineageEdges.of(audit.trail(model(node)));
    }

    /** What a dataset was derived from stands with the runs that read it; all that read it may say something of it. */
    private List<LineageEdge> edgesInto(Digest dataset) {
        RunQuery readers = EVERY_RUN.withFilter(RunFilter.readDataset(dataset));
        return runs.search(readers).items().stream()
                .flatMap(run -> LineageEdges.of(run).stream())
                .filter(edge -> edge.to().equals(LineageNode.dataset(dataset)))
                .toList();
    }

    private Optional<Run> find(RunId id) {
        return runs.find(id).map(VersionedRun::run);
    }

    private boolean exists(LineageNode node) {
        return !(node instanceof LineageNode.OfRun run) || find(run.id()).isPresent();
    }

    private void requireThere(LineageNode node) {
        if (node instanceof LineageNode.OfDataset) {
            return;
        }
        if (node instanceof LineageNode.OfRun) {
            if (!exists(node)) {
                throw missing(node);
            }
            return;
        }
        AuditTrail trail;
        try {
            trail = audit.trail(model(node));
        } catch (NotFoundException e) {
            throw new NotFoundException(
                    "Cannot follow lineage of " + node.text() + ": model '" + model(node) + "' does not exist", e);
        }
        if (node instanceof LineageNode.OfVersion version && !registers(trail, version.id())) {
            throw missing(node);
        }
    }

    private static boolean registers(AuditTrail trail, ModelVersionId id) {
        return trail.entries().stream()
                .flatMap(entry -> entry.events().stream())
                .anyMatch(event -> event instanceof RegistryEvent.VersionRegistered registered
                        && registered.version() == id.number());
    }

    private static ModelName model(LineageNode node) {
        return node instanceof LineageNode.OfVersion version
                ? version.id().model()
                : ((LineageNode.OfEnvironment) node).model();
    }

    private static NotFoundException missing(LineageNode node) {
        return new NotFoundException("Cannot follow lineage of " + node.text() + ": it does not exist");
    }
}
