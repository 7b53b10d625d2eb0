// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.gate;

import io.mlops4j.common.Names;
import io.mlops4j.core.words.DurationWords;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks gates. Whatever is not clearly good enough does not pass. */
public final class GateJudge {
    private final CustomGate.Question question;
    private final Function<String, @Nullable CustomGate> host;

    private GateJudge(CustomGate.Question question, Function<String, @Nullable CustomGate> host) {
        this.question = question;
        this.host = host;
    }

    /**
     * Asks every gate.
     *
     * @param gates the gates
     * @param question what is judged
     * @param host resolves the gates of the host; null for a name that it does not know
     * @return what each said, in the order of the gates
     */
    public static List<GateVerdict> judge(
            List<Gate> gates, CustomGate.Question question, Function<String, @Nullable CustomGate> host) {
        GateJudge judge = new GateJudge(question, host);
        return gates.stream()
                .map(gate -> new GateVerdict(gate.name(), judge.answer(gate)))
                .toList();
    }

    private GateAnswer answer(Gate gate) {
        if (gate instanceof Gate.Custom g) {
            return custom(g.id());
        }
        AttachedEvidence attached =
                question.evidence().get(Objects.requireNonNull(gate.evidence(), "a gate that judges nothing"));
        if (attached == null) {
            return GateAnswer.missing("no " + gate.evidence() + " is attached");
        }
        if (gate instanceof Gate.NotOlderThan g) {
            return age(g, attached);
        }
        return answer(gate, attached.evidence());
    }

    private GateAnswer answer(Gate gate, Evidence evidence) {
        if (gate instanceof Gate.MetricFloor g && evidence instanceof Evidence.RunMetrics e) {
            return metric(e, g.metric(), value -> value >= g.floor(), "at least " + g.floor());
        }
        if (gate instanceof Gate.MetricCeiling g && evidence instanceof Evidence.RunMetrics e) {
            return metric(e, g.metric(), value -> value <= g.ceiling(), "at most " + g.ceiling());
        }
        if (gate instanceof Gate.NonInferiority g && evidence instanceof Evidence.Comparison e) {
            return NonInferiorityJudge.judge(g, e, question.champion());
        }
        if (gate instanceof Gate.DriftBelow g && evidence instanceof Evidence.DriftSummary e) {
            return drift(g, e);
        }
        if (gate instanceof Gate.DataQuality g && evidence instanceof Evidence.DataQualityReport e) {
            return dataQuality(g, e);
        }
        if (gate instanceof Gate.CardFields g && evidence instanceof Evidence.Card e) {
            return card(g, e.card());
        }
        throw new IllegalStateException("No judgement of gate " + gate + " on " + evidence.key());
    }

    private static GateAnswer metric(Evidence.RunMetrics evidence, String name, DoublePredicate good, String bound) {
        Double value = evidence.metrics().get(name);
        if (value == null) {
            return GateAnswer.missing("metric '" + name + "' was not measured");
        }
        String sentence = "metric '" + name + "' is " + value + ", wanted " + bound;
        // every comparison with NaN is false, so NaN fails
        return good.test(value) ? GateAnswer.pass(sentence) : GateAnswer.fail(sentence);
    }

    private static GateAnswer drift(Gate.DriftBelow gate, Evidence.DriftSummary evidence) {
        if (!evidence.statistic().equals(gate.statistic())) {
            return GateAnswer.missing("the drift report says " + evidence.statistic() + ", wanted " + gate.statistic());
        }
        if (evidence.columns().isEmpty()) {
            return GateAnswer.missing("the drift report is about no column");
        }
        List<String> drifted = evidence.columns().entrySet().stream()
                .filter(column -> !(column.getValue() < gate.threshold()))
                .map(column -> "of " + column.getKey() + " is " + rounded(column.getValue()))
                .toList();
        String wanted = "below " + gate.threshold();
        return drifted.isEmpty()
                ? GateAnswer.pass("every column has " + gate.statistic() + " " + wanted)
                : GateAnswer.fail(gate.statistic() + " " + shown(drifted) + ", wanted " + wanted);
    }

    private static GateAnswer dataQuality(Gate.DataQuality gate, Evidence.DataQualityReport evidence) {
        if (evidence.checks() == 0) {
            return GateAnswer.missing("the data-quality report made no check");
        }
        int failures = evidence.failed().size();
        String sentence = failures + " of " + evidence.checks() + " checks failed, at most " + gate.mostFailures()
                + " may" + (failures == 0 ? "" : ": " + shown(evidence.failed()));
        return failures <= gate.mostFailures() ? GateAnswer.pass(sentence) : GateAnswer.fail(sentence);
    }

    private GateAnswer card(Gate.CardFields gate, ModelCard card) {
        List<String> wanting = new ArrayList<>();
        Set<ModelCard.Field> missing = card.missing(gate.fields());
        if (!missing.isEmpty()) {
            wanting.add("the model card says nothing about " + missing);
        }
        LocalDate due = card.revalidationDue();
        if (due != null
                && gate.fields().contains(ModelCard.Field.REVALIDATION_DUE)
                && due.isBefore(LocalDate.ofInstant(question.now(), ZoneOffset.UTC))) {
            wanting.add("the version must have been validated again by " + due);
        }
        return wanting.isEmpty()
                ? GateAnswer.pass("every required field of the model card is filled")
                : GateAnswer.fail(String.join("; ", wanting));
    }

    private GateAnswer age(Gate.NotOlderThan gate, AttachedEvidence attached) {
        boolean recent = Duration.between(attached.since(), question.now()).compareTo(gate.age()) <= 0;
        String sentence = gate.evidence() + " is of " + attached.since() + ", wanted not older than "
                + DurationWords.of(gate.age());
        return recent ? GateAnswer.pass(sentence) : GateAnswer.fail(sentence);
    }

    private GateAnswer custom(String id) {
        CustomGate gate = host.apply(id);
        if (gate == null) {
            return GateAnswer.missing("the host has no gate '" + id + "'");
        }
        try {
            return Objects.requireNonNull(gate.judge(question), "no answer");
        } catch (RuntimeException e) {
            // a gate that cannot answer must not open, nor may it stop the refusal from being recorded
            return GateAnswer.missing("gate '" + id + "' did not answer: " + Names.printable(String.valueOf(e)));
        }
    }

    /** To three digits, which tell a drift apart; the evidence has them all. */
    private static String rounded(double value) {
        return Double.isFinite(value)
                ? Double.toString(
                        new BigDecimal(value).round(new MathContext(3)).doubleValue())
                : Double.toString(value);
    }

    /** A few of many, so that a sentence stays one. */
    private static String shown(List<String> names) {
        int most = 10;
        return String.join(", ", names.subList(0, Math.min(names.size(), most)))
                + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
    }
}
