// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.evidence.EvidenceKey.Kind;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.tracking.DatasetInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
        Evidence.Difference good = new Evidence.Difference("auc", "young", 0.7, 0.9, 0.1, 0.3);
        Evidence.Difference bad = new Evidence.Difference("auc", "young", 0.7, 0.1, -0.7, -0.5);
        assertThatThrownBy(() -> new Evidence.Comparison(1, List.of(good, bad), DAY))
                .hasMessage("Invalid metric: 'auc' (once per slice of a comparison)");
        assertThatThrownBy(() -> new Evidence.Difference("", "", 1, 1, 1, 1)).hasMessageContaining("Invalid metric");
        assertThatThrownBy(() -> new Evidence.Difference("auc", " ", 1, 1, 1, 1))
                .hasMessageContaining("Invalid slice");
        assertThatThrownBy(() -> new Evidence.RunMetrics(RunId.of("r"), new TreeMap<>(Map.of("", 1.0)), DAY))
                .hasMessageContaining("Invalid metric");
    }

    @Test
    @DisplayName("a figure that is null is refused with its name")
    void nullFigure() {
        TreeMap<String, Double> figures = new TreeMap<>();
        figures.put("age", null);
        assertThatThrownBy(() -> new Evidence.DriftSummary(Digest.of(""), "psi", figures, DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid figure of column 'age': 'null' (a number; NaN if it is not known)");
        assertThatThrownBy(() -> new Evidence.RunMetrics(RunId.of("r"), figures, DAY))
                .hasMessage("Invalid figure of metric 'age': 'null' (a number; NaN if it is not known)");
    }

    @Test
    @DisplayName("a card says what people must complete")
    void missing() {
        ModelCard card = ModelCard.empty()
                .with(Field.PURPOSE, "picks whom to call")
                .withData(List.of(ModelCard.Dataset.of(DatasetInput.of("calls", "2", Digest.of("calls"), "training"))))
                .withMetrics(Map.of("auc", 0.8));
        assertThat(card.missing(Set.of(Field.PURPOSE, Field.DATA, Field.METRICS, Field.RISKS, Field.OWNER)))
                .containsExactly(Field.OWNER, Field.RISKS);
        assertThat(card.withRevalidationDue(LocalDate.of(2027, 1, 1)).isFilled(Field.REVALIDATION_DUE))
                .isTrue();
    }

    @Test
    @DisplayName("each edition after the first names the one before")
    void editions() {
        ModelCard next = ModelCard.empty().nextEdition(Digest.of("1"));
        assertThat(next.edition()).isEqualTo(2);
        assertThat(next.previous()).isEqualTo(Digest.of("1"));
        assertThatThrownBy(() -> card(2, null)).hasMessageContaining("1 without a previous one");
        assertThatThrownBy(() -> card(1, Digest.of("0"))).hasMessageContaining("1 without a previous one");
        assertThatThrownBy(() -> card(0, null)).hasMessage("Invalid edition: '0' (1 or more)");
    }

    private static ModelCard card(int edition, @Nullable Digest previous) {
        return new ModelCard(edition, previous, null, new TreeMap<>(), List.of(), new TreeMap<>(), null);
    }

    @Test
    @DisplayName("a card has no blank text and no text where data, figures or a date belong")
    void cardFields() {
        assertThatThrownBy(() -> ModelCard.empty().with(Field.OWNER, " ")).hasMessageContaining("not blank");
        for (Field field : List.of(Field.ORIGIN, Field.DATA, Field.METRICS, Field.REVALIDATION_DUE)) {
            assertThatThrownBy(() -> ModelCard.empty().with(field, "x")).hasMessageContaining("one that holds text");
            assertThat(ModelCard.empty().isFilled(field)).isFalse();
        }
        assertThatThrownBy(() -> ModelCard.empty().withMetrics(Map.of("", 1.0))).hasMessageContaining("Invalid metric");
        assertThatThrownBy(() -> new ModelCard.Dataset(new DatasetInput.Dataset("d", "", Digest.of("")), "u", -2, ""))
                .hasMessageContaining("Invalid row count");
    }
}
