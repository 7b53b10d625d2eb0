// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import io.mlops4j.common.Names;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first edition of a card, from what is known without asking people: origin, data and how one set came from another, how the
 * run was done, and the figures of the run and of the attached evidence, by slice where a comparison has them.
 */
final class CardDraft {
    private CardDraft() {}

    static ModelCard of(ModelVersion version, @Nullable Run run, Collection<AttachedEvidence> evidence) {
        ModelCard card = ModelCard.empty().withOrigin(version);
        card = with(card, Field.PURPOSE, version.description());
        if (run != null) {
            card = card.withData(
                    run.inputs().stream().map(ModelCard.Dataset::of).toList());
            card = with(card, Field.DEVELOPMENT, development(run));
            card = with(card, Field.DATA_GOVERNANCE, derivations(run.inputs()));
        }
        return card.withMetrics(figures(run, evidence));
    }

    /** The last points of the run, then what is attached: people chose those figures for the version. */
    static SortedMap<String, Double> figures(@Nullable Run run, Collection<AttachedEvidence> evidence) {
        SortedMap<String, Double> figures = new TreeMap<>();
        if (run != null) {
            run.metrics().forEach((name, point) -> figures.put(name, point.value()));
        }
        evidence.forEach(attached -> addFigures(figures, attached.evidence()));
        return figures;
    }

    private static ModelCard with(ModelCard card, Field field, String text) {
        return text.isBlank() ? card : card.with(field, text);
    }

    private static void addFigures(SortedMap<String, Double> figures, Evidence evidence) {
        if (evidence instanceof Evidence.RunMetrics e) {
            figures.putAll(e.metrics());
        } else if (evidence instanceof Evidence.Comparison e) {
            e.differences().forEach(difference -> {
                String name = MetricTable.name(difference.metric(), difference.slice());
                // a name of two parts that each are short enough may still be too long
                if (name.length() <= Names.MAX_NAME) {
                    figures.put(name, difference.challenger());
                }
            });
        }
    }

    private static String development(Run run) {
        Stream<String> facts = Stream.of(
                "Run '" + run.id() + "' of experiment '" + run.experiment() + "', started at " + run.startedAt()
                        + known(run, "actor", " by ") + known(run, "git.commit", ", at commit ")
                        + known(run, "jvm", ", on ") + ".");
        Stream<String> params = run.params().entrySet().stream()
                .map(param -> "Param " + param.getKey() + " = " + param.getValue() + ".");
        return joined(Stream.concat(facts, params));
    }

    private static String known(Run run, String key, String before) {
        String value = run.environment().get(key);
        return value == null ? "" : before + value;
    }

    private static String derivations(List<DatasetInput> inputs) {
        return joined(inputs.stream()
                .flatMap(input -> input.lineage().stream()
                        .map(step -> "Dataset '" + input.dataset().name() + "' came from '"
                                + step.parent().name() + "' (" + step.parent().digest() + "): "
                                + step.transformation())));
    }

    /** As many lines as a text may hold, with a word about the rest. */
    private static String joined(Stream<String> lines) {
        List<String> all = lines.toList();
        String rest = "And more.";
        StringBuilder text = new StringBuilder();
        for (String line : all) {
            if (text.length() + line.length() + 1 + rest.length() > Names.MAX_TEXT) {
                return text.append(rest).toString();
            }
            text.append(line).append('\n');
        }
        return text.toString().stripTrailing();
    }
}
