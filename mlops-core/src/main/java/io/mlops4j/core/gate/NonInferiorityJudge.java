// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.gate;

import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateAnswer.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a version is not worse than the champion by more than a margin: by the confidence interval of the
 * difference, as trials of non-inferiority do (ICH E9, Statistical Principles for Clinical Trials, section 3.3.2).
 */
final class NonInferiorityJudge {
    /** What weighs more comes first: a failure is not mended by something missing. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAIL, Outcome.MISSING, Outcome.INCONCLUSIVE, Outcome.PASS);

    /** A few of many, which together stay a text that an entry may hold. */
    private static final int MOST_SENTENCES = 10;

    private NonInferiorityJudge() {}

    static GateAnswer judge(Gate.NonInferiority gate, Evidence.Comparison evidence, @Nullable ModelVersionId champion) {
        Integer current = champion == null ? null : champion.number();
        if (!Objects.equals(evidence.baseline(), current)) {
            return GateAnswer.missing(
                    "the comparison is with " + place(evidence.baseline()) + ", the champion is " + place(current));
        }
        List<GateAnswer> answers = new ArrayList<>();
        if (champion != null) {
            answers.add(difference(gate, evidence, "")
                    .map(overall -> overall(gate, overall))
                    .orElseGet(() -> unmeasured(gate, "all rows")));
        }
        for (Map.Entry<String, Double> limit : gate.sliceLimits().entrySet()) {
            answers.add(difference(gate, evidence, limit.getKey())
                    .map(slice -> slice(gate, slice, limit.getValue()))
                    .orElseGet(() -> unmeasured(gate, "slice '" + limit.getKey() + "'")));
        }
        return worst(answers);
    }

    private static GateAnswer overall(Gate.NonInferiority gate, Evidence.Difference difference) {
        boolean higher = gate.better() == Gate.Better.HIGHER;
        double low = higher ? difference.lower() : -difference.upper();
        double high = higher ? difference.upper() : -difference.lower();
        String sentence = "the gain in " + gate.metric() + " is between " + low + " and " + high + ", wanted above "
                + -gate.margin();
        boolean measured =
                low <= high && !Double.isNaN(difference.challenger()) && !Double.isNaN(difference.champion());
        if (!measured || high <= -gate.margin()) {
            return GateAnswer.fail(sentence);
        }
        if (low <= -gate.margin()) {
            return GateAnswer.inconclusive(sentence);
        }
        double gain = (higher ? 1 : -1) * (difference.challenger() - difference.champion());
        return gain > -gate.margin()
                ? GateAnswer.pass(sentence)
                : GateAnswer.fail(sentence + "; but " + difference.challenger() + " against " + difference.champion()
                        + " is worse than that");
    }

    private static GateAnswer slice(Gate.NonInferiority gate, Evidence.Difference difference, double limit) {
        double value = difference.challenger();
        boolean higher = gate.better() == Gate.Better.HIGHER;
        String sentence = gate.metric() + " in slice '" + difference.slice() + "' is " + value + ", wanted at "
                + (higher ? "least " : "most ") + limit;
        boolean good = higher ? value >= limit : value <= limit;
        return good ? GateAnswer.pass(sentence) : GateAnswer.fail(sentence);
    }

    private static GateAnswer unmeasured(Gate.NonInferiority gate, String where) {
        return GateAnswer.missing(gate.metric() + " was not compared in " + where);
    }

    private static GateAnswer worst(List<GateAnswer> answers) {
        if (answers.isEmpty()) {
            return GateAnswer.pass("there is no champion to be compared with");
        }
        Outcome worst = answers.stream()
                .map(GateAnswer::outcome)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElseThrow();
        List<String> sentences = answers.stream()
                .filter(answer -> answer.outcome() == worst)
                .map(GateAnswer::sentence)
                .toList();
        int left = sentences.size() - MOST_SENTENCES;
        return new GateAnswer(
                worst,
                sentences.stream().limit(MOST_SENTENCES).collect(Collectors.joining("; "))
                        + (left > 0 ? "; and " + left + " more" : ""));
    }

    private static Optional<Evidence.Difference> difference(
            Gate.NonInferiority gate, Evidence.Comparison evidence, String slice) {
        return evidence.differences().stream()
                .filter(found ->
                        found.metric().equals(gate.metric()) && found.slice().equals(slice))
                .findFirst();
    }

    private static String place(@Nullable Integer version) {
        return version == null ? "nothing" : "version " + version;
    }
}
