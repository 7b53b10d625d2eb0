// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.lineage;

import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.lineage.LineageEdge;
import io.mlops4j.lineage.LineageEdge.Relation;
import io.mlops4j.lineage.LineageNode;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.DatasetInput.Dataset;
import io.mlops4j.tracking.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edges that a run or a model's log states. Pure. */
final class LineageEdges {
    private LineageEdges() {}

    static List<LineageEdge> of(Run run) {
        List<LineageEdge> edges = new ArrayList<>();
        LineageNode self = LineageNode.run(run.id());
        if (run.parent() != null) {
            edges.add(new LineageEdge(LineageNode.run(run.parent()), Relation.CONTAINS, self, ""));
        }
        for (DatasetInput input : run.inputs()) {
            LineageNode dataset = LineageNode.dataset(input.dataset().digest());
            edges.add(new LineageEdge(dataset, Relation.READ, self, name(input.dataset()) + " for " + input.usage()));
            for (DatasetInput.Derivation step : input.lineage()) {
                LineageNode parent = LineageNode.dataset(step.parent().digest());
                String detail = Names.printable(step.transformation());
                edges.add(new LineageEdge(parent, Relation.DERIVED, dataset, detail));
            }
        }
        return edges;
    }

    static List<LineageEdge> of(AuditTrail trail) {
        List<LineageEdge> edges = new ArrayList<>();
        Map<Environment, Integer> current = new HashMap<>();
        Map<Environment, List<Integer>> promoted = new TreeMap<>();
        trail.entries().stream().flatMap(entry -> entry.events().stream()).forEach(event -> {
            if (event instanceof RegistryEvent.VersionRegistered registered && registered.run() != null) {
                LineageNode version = version(trail.model(), registered.version());
                edges.add(new LineageEdge(LineageNode.run(registered.run()), Relation.MADE, version, ""));
            }
            note(event, current, promoted);
        });
        promoted.forEach((environment, versions) -> versions.forEach(version -> edges.add(new LineageEdge(
                version(trail.model(), version),
                Relation.PROMOTED,
                new LineageNode.OfEnvironment(trail.model(), environment),
                version.equals(current.get(environment)) ? "current" : "not any more"))));
        return edges;
    }

    private static void note(
            ModelEvent event, Map<Environment, Integer> current, Map<Environment, List<Integer>> promoted) {
        if (event instanceof GovernanceEvent.Promoted e) {
            current.put(e.environment(), e.after());
            List<Integer> versions = promoted.computeIfAbsent(e.environment(), key -> new ArrayList<>());
            if (!versions.contains(e.after())) {
                versions.add(e.after());
            }
        } else if (event instanceof GovernanceEvent.RolledBack e) {
            // to a version that was promoted before
            current.put(e.environment(), e.after());
        } else if (event instanceof GovernanceEvent.Stopped e) {
            current.remove(e.environment());
        }
    }

    private static LineageNode version(ModelName model, int number) {
        return LineageNode.version(new ModelVersionId(model, number));
    }

    private static String name(Dataset dataset) {
        String version = Names.printable(dataset.version());
        return version.isEmpty() ? dataset.name() : dataset.name() + " " + version;
    }
}
