// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.governance.evidence.EvidenceKey;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final EvidenceKey METRICS = EvidenceKey.of(EvidenceKey.Kind.METRICS);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("a gate has finite bounds")
    void finite(double bound) {
        assertThatThrownBy(() -> new Gate.MetricFloor("auc", bound)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> new Gate.MetricCeiling("auc", bound)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> new Gate.DriftBelow("PSI", bound)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> new Gate.NonInferiority("auc", Gate.Better.HIGHER, bound, new TreeMap<>()))
                .hasMessageContaining("a finite number");
        assertThatThrownBy(() ->
                        new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0, new TreeMap<>(Map.of("young", bound))))
                .hasMessageContaining("Invalid limit of slice young");
    }

    @Test
    @DisplayName("a gate that nothing passes, or that asks nothing, cannot be made")
    void bounds() {
        assertThatThrownBy(() -> new Gate.NonInferiority("auc", Gate.Better.LOWER, -0.1, new TreeMap<>()))
                .hasMessage("Invalid margin: '-0.1' (0 or more)");
        assertThatThrownBy(() -> new Gate.DriftBelow("PSI", 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Gate.DataQuality(-1)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Gate.CardFields(new TreeSet<>())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Gate.NotOlderThan(METRICS, Duration.ZERO)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Gate.NotOlderThan(METRICS, Duration.ofDays(-1)))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Gate.Custom("")).hasMessageContaining("Invalid custom gate");
        assertThat(new Gate.NonInferiority("auc", Gate.Better.LOWER, 0, new TreeMap<>()).margin())
                .isZero();
    }

    @Test
    @DisplayName("a gate is known by its kind and by what it is about")
    void names() {
        assertThat(new Gate.MetricFloor("auc", 0.7).name()).isEqualTo("metric-floor auc");
        assertThat(new Gate.NotOlderThan(METRICS, Duration.ofDays(1)).name()).isEqualTo("not-older-than METRICS");
        assertThat(new Gate.Custom("legal").evidence()).isNull();
        assertThat(new GateVerdict("custom legal", GateAnswer.fail("no"))).hasToString("custom legal: FAIL, no");
    }
}
