// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.evidence.EvidenceKey.Kind;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    @DisplayName("a key is read back as it prints, documents by their names")
    void keys() {
        for (EvidenceKey key : List.of(EvidenceKey.of(Kind.METRICS), EvidenceKey.document("report: final"))) {
            assertThat(EvidenceKey.parse(key.toString())).isEqualTo(key);
        }
        assertThatThrownBy(() -> EvidenceKey.parse("FEELING")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EvidenceKey.of(Kind.DOCUMENT)).hasMessageContaining("Invalid document");
        assertThatThrownBy(() -> EvidenceKey.parse("METRICS:x")).hasMessageContaining("empty for evidence of kind");
        assertThat(new Evidence.Document("report", Digest.of(""), "", DAY).key())
                .isEqualTo(EvidenceKey.document("report"))
                .isLessThan(EvidenceKey.document("z"));
    }

    @Test
    @DisplayName("evidence is as old as it says, but never younger than its place in the log")
    void age() {
        Evidence evidence = new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(), DAY);
        assertThat(new AttachedEvidence(evidence, Digest.of(""), "ana", DAY.plusSeconds(9)).since())
                .isEqualTo(DAY);
        assertThat(new AttachedEvidence(evidence, Digest.of(""), "ana", DAY.minusSeconds(9)).since())
                .isEqualTo(DAY.minusSeconds(9));
    }

    @Test
    @DisplayName("evidence that contradicts itself cannot be made")
    void contradictions() {
        assertThatThrownBy(() -> new Evidence.DataQualityReport(Digest.of(""), 0, List.of("nulls"), DAY))
                .hasMessage("Invalid number of checks: '0' (at least the 1 that failed)");
        assertThatThrownBy(() -> new Evidence.Comparison(0, List.of(), DAY)).hasMessageContaining("Invalid baseline");
        assertThatThrownBy(() -> new Evidence.Difference("", "", 1, 1, 1, 1)).hasMessageContaining("Invalid metric");
        assertThatThrownBy(() -> new Evidence.Difference("auc", " ", 1, 1, 1, 1))
                .hasMessageContaining("Invalid slice");
        assertThatThrownBy(() -> new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(Map.of("", 1.0)), DAY))
                .hasMessageContaining("Invalid figure");
    }

    @Test
    @DisplayName("a card is drafted from version and run, and says what people must complete")
    void draft() {
        DatasetInput.Dataset calls = new DatasetInput.Dataset("calls", "2", Digest.of("calls"));
        ModelCard card = ModelCard.draft(version("picks whom to call"), run(calls));
        assertThat(card.texts()).containsEntry(Field.PURPOSE, "picks whom to call");
        assertThat(card.data()).containsExactly(new ModelCard.Dataset(calls, "training"));
        assertThat(card.metrics()).containsEntry("auc", 0.8);
        assertThat(card.missing(Set.of(Field.values())))
                .containsExactly(
                        Field.OWNER,
                        Field.INTENDED_USE,
                        Field.LIMITS,
                        Field.DATA_GOVERNANCE,
                        Field.RISKS,
                        Field.MITIGATIONS,
                        Field.HUMAN_OVERSIGHT,
                        Field.MONITORING_PLAN,
                        Field.REVALIDATION_DUE);
        assertThat(ModelCard.draft(version(""), run(calls)).isFilled(Field.PURPOSE))
                .isFalse();
        assertThat(card.withRevalidationDue(LocalDate.of(2027, 1, 1)).isFilled(Field.REVALIDATION_DUE))
                .isTrue();
        assertThat(card.nextEdition().edition()).isEqualTo(2);
    }

    @Test
    @DisplayName("a card has no blank text and no text where data, figures or a date belong")
    void cardFields() {
        assertThatThrownBy(() -> ModelCard.empty().with(Field.OWNER, " ")).hasMessageContaining("not blank");
        for (Field field : List.of(Field.DATA, Field.METRICS, Field.REVALIDATION_DUE)) {
            assertThatThrownBy(() -> ModelCard.empty().with(field, "x")).hasMessageContaining("one that holds text");
            assertThat(ModelCard.empty().isFilled(field)).isFalse();
        }
        assertThatThrownBy(() -> ModelCard.empty().withMetrics(Map.of("", 1.0))).hasMessageContaining("Invalid metric");
        assertThatThrownBy(() -> new ModelCard(0, new TreeMap<>(), List.of(), new TreeMap<>(), null))
                .hasMessage("Invalid edition: '0' (1 or more)");
    }

    private static ModelVersion version(String description) {
        return new ModelVersion(
                ModelVersionId.of("bank", 1),
                Digest.of(""),
                Signature.unknown(),
                null,
                null,
                description,
                new TreeMap<>(),
                "ana",
                new TreeSet<>(),
                DAY,
                null,
                null);
    }

    private static Run run(DatasetInput.Dataset dataset) {
        return new Run(
                RunId.of("r"),
                ExperimentName.of("e"),
                "r",
                null,
                RunStatus.FINISHED,
                DAY,
                DAY,
                "",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("auc", new MetricPoint("auc", 0.8, 1, 1))),
                List.of(DatasetInput.of("calls", "2", dataset.digest(), "training")),
                List.<Artifact>of(),
                null);
    }
}
