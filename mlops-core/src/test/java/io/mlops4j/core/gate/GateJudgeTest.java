// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.Evidence.Difference;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateAnswer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateJudgeTest {
    private static final Instant DAY = Instant.parse("2026-01-10T00:00:00Z");
    private static final ModelVersionId CHAMPION = ModelVersionId.of("bank", 1);

    @ParameterizedTest
    @CsvSource({
        "0.7, PASS, PASS",
        "0.6999999999999999, FAIL, PASS",
        "0.7000000000000001, PASS, FAIL",
        "NaN, FAIL, FAIL",
        "Infinity, PASS, FAIL",
        "-Infinity, FAIL, PASS"
    })
    @DisplayName("a metric passes up to its bound, and NaN passes none")
    void metrics(double value, Outcome floor, Outcome ceiling) {
        Evidence evidence = new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(Map.of("auc", value)), DAY);
        assertThat(answer(new Gate.MetricFloor("auc", 0.7), evidence).outcome()).isEqualTo(floor);
        assertThat(answer(new Gate.MetricCeiling("auc", 0.7), evidence).outcome())
                .isEqualTo(ceiling);
        assertThat(answer(new Gate.MetricFloor("loss", 0.7), evidence))
                .isEqualTo(GateAnswer.missing("metric 'loss' was not measured"));
        assertThat(answer(new Gate.MetricFloor("auc", 0.7), evidence).sentence())
                .isEqualTo("metric 'auc' is " + value + ", wanted at least 0.7");
    }

    @Test
    @DisplayName("a gate without its evidence is missing")
    void nothingAttached() {
        assertThat(answer(
                        new Gate.DriftBelow("psi", 0.1), new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(), DAY)))
                .isEqualTo(GateAnswer.missing("no DRIFT is attached"));
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, -0.01, 0.02, INCONCLUSIVE",
        "HIGHER, -0.0099, 0.02, PASS",
        "HIGHER, -0.05, -0.01, FAIL",
        "HIGHER, -0.05, -0.0099, INCONCLUSIVE",
        "LOWER, -0.02, 0.01, INCONCLUSIVE",
        "LOWER, -0.02, 0.0099, PASS",
        "LOWER, 0.01, 0.05, FAIL",
        "LOWER, 0.0099, 0.05, INCONCLUSIVE",
        "HIGHER, NaN, 0.02, FAIL",
        "HIGHER, 0.01, NaN, FAIL",
        "HIGHER, 0.02, 0.01, FAIL",
        "HIGHER, 0.02, 0.02, PASS"
    })
    @DisplayName("non-inferiority is judged by the whole interval of the gain against the margin of 0.01")
    void nonInferiority(Gate.Better better, double lower, double upper, Outcome expected) {
        Gate gate = new Gate.NonInferiority("auc", better, 0.01, new TreeMap<>());
        Difference other = new Difference("loss", "", 1, 1, 9, 9);
        Difference overall = new Difference("auc", "", 0.8, 0.8, lower, upper);
        assertThat(answer(gate, comparison(1, other, overall), CHAMPION).outcome())
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("a comparison with another champion than the present one says nothing")
    void staleComparison() {
        Gate gate = new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0.01, new TreeMap<>());
        assertThat(answer(gate, comparison(2), CHAMPION))
                .isEqualTo(GateAnswer.missing("the comparison is with version 2, the champion is version 1"));
        assertThat(answer(gate, comparison(1), null))
                .isEqualTo(GateAnswer.missing("the comparison is with version 1, the champion is nothing"));
        assertThat(answer(gate, comparison(null), CHAMPION).outcome()).isEqualTo(Outcome.MISSING);
        assertThat(answer(gate, comparison(null), null))
                .isEqualTo(GateAnswer.pass("there is no champion to be compared with"));
        assertThat(answer(gate, comparison(1), CHAMPION))
                .isEqualTo(GateAnswer.missing("auc was not compared in all rows"));
        assertThat(answer(gate, comparison(1, new Difference("auc", "", 1, Double.NaN, 0.1, 0.2)), CHAMPION)
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(answer(gate, comparison(1, new Difference("auc", "", Double.NaN, 1, 0.1, 0.2)), CHAMPION)
                        .outcome())
                .as("a champion that was not measured")
                .isEqualTo(Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"500, 0.8, PASS, ; and 490 more", "500, 0.6, FAIL, ; and 490 more", "10, 0.8, PASS, wanted at least 0.7"
    })
    @DisplayName("the slices may be more than a sentence can name")
    void manySlices(int slices, double value, Outcome outcome, String end) {
        TreeMap<String, Double> limits = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            String slice = i + "s".repeat(240);
            limits.put(slice, 0.7);
            differences.add(new Difference("auc", slice, Double.NaN, value, Double.NaN, Double.NaN));
        }
        Gate gate = new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0, limits);
        GateAnswer answer = answer(gate, new Evidence.Comparison(null, differences, DAY), null);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.sentence()).endsWith(end);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 0.9, 0.1, FAIL",
        "HIGHER, 0.8, 0.79, FAIL",
        "HIGHER, 0.01, 0, FAIL",
        "HIGHER, 0.8, 0.795, PASS",
        "HIGHER, Infinity, Infinity, FAIL",
        "LOWER, 0.1, 0.9, FAIL",
        "LOWER, 0.9, 0.1, PASS"
    })
    @DisplayName("an interval does not pass figures that are worse by more than the margin themselves")
    void contradiction(Gate.Better better, double champion, double challenger, Outcome outcome) {
        double end = better == Gate.Better.HIGHER ? 0.05 : -0.05;
        Evidence claimed = comparison(1, new Difference("auc", "", champion, challenger, end, end));
        Gate gate = new Gate.NonInferiority("auc", better, 0.01, new TreeMap<>());
        assertThat(answer(gate, claimed, CHAMPION).outcome()).isEqualTo(outcome);
    }

    @Test
    @DisplayName("a slice has its own limit, also without a champion, and the worst answer is the gate's")
    void slices() {
        TreeMap<String, Double> limits = new TreeMap<>(Map.of("young", 0.7, "old", 0.6));
        Gate gate = new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0.01, limits);
        Difference overall = new Difference("auc", "", 0.8, 0.8, 0, 0);
        assertThat(answer(gate, comparison(1, overall, slice("young", 0.7), slice("old", 0.6)), CHAMPION)
                        .outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(answer(gate, comparison(1, overall, slice("young", 0.69), slice("old", 0.6)), CHAMPION))
                .isEqualTo(GateAnswer.fail("auc in slice 'young' is 0.69, wanted at least 0.7"));
        assertThat(answer(gate, comparison(1, overall, slice("young", 0.7)), CHAMPION))
                .isEqualTo(GateAnswer.missing("auc was not compared in slice 'old'"));
        assertThat(answer(gate, comparison(null, slice("young", Double.NaN)), null)
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        Difference unclear = new Difference("auc", "", 0.8, 0.8, -1, 1);
        assertThat(answer(gate, comparison(1, unclear, slice("young", 0.7), slice("old", 0.6)), CHAMPION)
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        Gate lower = new Gate.NonInferiority("auc", Gate.Better.LOWER, 0.01, new TreeMap<>());
        assertThat(answer(lower, comparison(1, new Difference("auc", "", 0.8, 0.8, 0.02, 0.03)), CHAMPION))
                .isEqualTo(GateAnswer.fail("the gain in auc is between -0.03 and -0.02, wanted above -0.01"));
        Gate errors = new Gate.NonInferiority("auc", Gate.Better.LOWER, 0.01, new TreeMap<>(Map.of("young", 0.7)));
        assertThat(answer(errors, comparison(null, slice("young", 0.7)), null).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(answer(errors, comparison(null, slice("young", 0.71)), null))
                .isEqualTo(GateAnswer.fail("auc in slice 'young' is 0.71, wanted at most 0.7"));
    }

    @ParameterizedTest
    @CsvSource({"0.0999, PASS", "0.1, FAIL", "NaN, FAIL", "Infinity, FAIL"})
    @DisplayName("every column must be below the threshold of drift")
    void drift(double worst, Outcome expected) {
        Evidence evidence =
                new Evidence.DriftSummary(Digest.of(""), "psi", new TreeMap<>(Map.of("a", 0.0, "b", worst)), DAY);
        assertThat(answer(new Gate.DriftBelow("psi", 0.1), evidence).outcome()).isEqualTo(expected);
        Evidence none = new Evidence.DriftSummary(Digest.of(""), "psi", new TreeMap<>(), DAY);
        assertThat(answer(new Gate.DriftBelow("psi", 0.1), none).outcome()).isEqualTo(Outcome.MISSING);
        if (expected == Outcome.FAIL) {
            assertThat(answer(new Gate.DriftBelow("psi", 0.1), evidence).sentence())
                    .isEqualTo("psi of b is " + worst + ", wanted below 0.1");
        }
        assertThat(answer(new Gate.DriftBelow("ks", 0.1), evidence))
                .isEqualTo(GateAnswer.missing("the drift report says psi, wanted ks"));
    }

    @Test
    @DisplayName("a drift that is too large is said column by column, to three digits")
    void driftSentence() {
        TreeMap<String, Double> columns =
                new TreeMap<>(Map.of("age", 0.20671516069581988, "income", 1234.5, "sex", 0.01));
        Evidence evidence = new Evidence.DriftSummary(Digest.of(""), "psi", columns, DAY);
        assertThat(answer(new Gate.DriftBelow("psi", 0.1), evidence))
                .isEqualTo(GateAnswer.fail("psi of age is 0.207, of income is 1230.0, wanted below 0.1"));
    }

    @Test
    @DisplayName("a long list of failures is shown in part")
    void manyFailures() {
        List<String> failed =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "c" + i).toList();
        Evidence report = new Evidence.DataQualityReport(Digest.of(""), 20, failed, DAY);
        assertThat(answer(new Gate.DataQuality(11), report))
                .isEqualTo(GateAnswer.fail("12 of 20 checks failed, at most 11 may: c1, c2, c3, c4, c5, c6, c7, c8,"
                        + " c9, c10 and 2 more"));
        assertThat(answer(new Gate.DataQuality(12), report).outcome()).isEqualTo(Outcome.PASS);
        Evidence ten = new Evidence.DataQualityReport(Digest.of(""), 20, failed.subList(0, 10), DAY);
        assertThat(answer(new Gate.DataQuality(0), ten).sentence()).endsWith("c9, c10");
        Evidence none = new Evidence.DataQualityReport(Digest.of(""), 0, List.of(), DAY);
        assertThat(answer(new Gate.DataQuality(0), none).outcome()).isEqualTo(Outcome.MISSING);
        Evidence clean = new Evidence.DataQualityReport(Digest.of(""), 1, List.of(), DAY);
        assertThat(answer(new Gate.DataQuality(0), clean))
                .isEqualTo(GateAnswer.pass("0 of 1 checks failed, at most 0 may"));
    }

    @Test
    @DisplayName("the fields that the gate names must be filled, others need not")
    void card() {
        Gate gate = new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.OWNER)));
        ModelCard empty = ModelCard.empty();
        assertThat(answer(gate, new Evidence.Card(empty, DAY)))
                .isEqualTo(GateAnswer.fail("the model card says nothing about [OWNER]"));
        assertThat(answer(gate, new Evidence.Card(empty.with(ModelCard.Field.OWNER, "ana"), DAY))
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    @DisplayName("the day of revalidation must not have passed, where the gate asks for it")
    void revalidation() {
        LocalDate today = LocalDate.ofInstant(DAY, ZoneOffset.UTC);
        Gate gate = new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.REVALIDATION_DUE)));
        assertThat(answer(gate, due(today)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(answer(gate, due(today.minusDays(1))))
                .isEqualTo(GateAnswer.fail("the version must have been validated again by " + today.minusDays(1)));
        Gate both = new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.OWNER, ModelCard.Field.REVALIDATION_DUE)));
        assertThat(answer(both, due(today.minusDays(1))))
                .isEqualTo(GateAnswer.fail(
                        "the model card says nothing about [OWNER]; the version must have been validated again by "
                                + today.minusDays(1)));
        Gate other = new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.OWNER)));
        Evidence owned = new Evidence.Card(
                ModelCard.empty().with(ModelCard.Field.OWNER, "ana").withRevalidationDue(today.minusDays(1)), DAY);
        assertThat(answer(other, owned).outcome()).isEqualTo(Outcome.PASS);
    }

    private static Evidence due(LocalDate day) {
        return new Evidence.Card(ModelCard.empty().withRevalidationDue(day), DAY);
    }

    @ParameterizedTest
    @CsvSource({"P1D, PASS", "PT23H59M59S, FAIL", "P365000000D, PASS"})
    @DisplayName("evidence may be as old as the gate says, to the second")
    void age(Duration age, Outcome expected) {
        Evidence evidence = new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(), DAY.minus(Duration.ofDays(1)));
        Gate gate = new Gate.NotOlderThan(EvidenceKey.of(EvidenceKey.Kind.METRICS), age);
        assertThat(answer(gate, evidence).outcome()).isEqualTo(expected);
    }

    @Test
    @DisplayName("a gate of the host answers for itself; one that is unknown, throws or says nothing is missing")
    void custom() {
        CustomGate.Question question =
                new CustomGate.Question(CHAMPION, Environment.PRODUCTION, null, new TreeMap<>(), DAY);
        Map<String, CustomGate> host = Map.of(
                "good", asked -> GateAnswer.pass("asked about " + asked.version()),
                "broken",
                        asked -> {
                            throw new IllegalStateException("no\u0000model");
                        },
                "silent", asked -> null);
        List<Gate> gates = List.of(
                new Gate.Custom("good"),
                new Gate.Custom("unknown"),
                new Gate.Custom("broken"),
                new Gate.Custom("silent"));
        assertThat(GateJudge.judge(gates, question, host::get))
                .extracting(Object::toString)
                .containsExactly(
                        "custom good: PASS, asked about bank/1",
                        "custom unknown: MISSING, the host has no gate 'unknown'",
                        "custom broken: MISSING, gate 'broken' did not answer: java.lang.IllegalStateException:"
                                + " no\\u0000model",
                        "custom silent: MISSING, gate 'silent' did not answer: java.lang.NullPointerException: no answer");
    }

    private static Difference slice(String name, double value) {
        return new Difference("auc", name, Double.NaN, value, Double.NaN, Double.NaN);
    }

    private static Evidence comparison(@Nullable Integer baseline, Difference... differences) {
        return new Evidence.Comparison(baseline, List.of(differences), DAY);
    }

    private static GateAnswer answer(Gate gate, Evidence evidence) {
        return answer(gate, evidence, null);
    }

    private static GateAnswer answer(Gate gate, Evidence evidence, @Nullable ModelVersionId champion) {
        TreeMap<EvidenceKey, AttachedEvidence> attached = new TreeMap<>();
        attached.put(evidence.key(), new AttachedEvidence(evidence, Digest.of(""), "ana", DAY));
        CustomGate.Question question =
                new CustomGate.Question(ModelVersionId.of("bank", 2), Environment.PRODUCTION, champion, attached, DAY);
        return GateJudge.judge(List.of(gate), question, id -> null).get(0).answer();
    }
}
