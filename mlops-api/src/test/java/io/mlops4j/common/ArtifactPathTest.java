// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a/./b",
                ".",
                "a//b",
                "a/",
                "\\a",
                "a\\..\\b",
                "C:x",
                "C:/x",
                "file:x",
                "//host/share",
                "a\0",
                "a/\n",
                "a/b.",
                "a./b",
                "a /b",
                "a/*",
                "a?b",
                "a|b",
                "a<b",
                "a\u202eb",
                "a/\ud800",
                "con",
                "a/NUL.txt",
                "lpt1"
            })
    @DisplayName("a path that leaves its run, or that some file system cannot hold, is refused")
    void refused(String value) {
        assertThatThrownBy(() -> ArtifactPath.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "model/weights.bin", "%2e%2e/x", "a/..b", ".hidden", "#", "a;b", "märz/東京"})
    @DisplayName("anything else is taken as it stands; nothing is decoded")
    void accepted(String value) {
        assertThat(ArtifactPath.of(value).value()).isEqualTo(value);
    }

    @Test
    @DisplayName("a path is within itself and its folders, by whole segments")
    void within() {
        ArtifactPath model = ArtifactPath.of("model");
        assertThat(model.isWithin(model)).isTrue();
        assertThat(ArtifactPath.of("model/a/b").isWithin(model)).isTrue();
        assertThat(ArtifactPath.of("models/a").isWithin(model)).isFalse();
        assertThat(model.isWithin(ArtifactPath.of("model/a"))).isFalse();
        assertThat(model.resolve("a/b")).isEqualTo(ArtifactPath.of("model/a/b"));
        assertThatThrownBy(() -> model.resolve("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a path has a length that every store can keep")
    void length() {
        String segment = "a".repeat(199) + "/";
        assertThat(ArtifactPath.of(segment.repeat(4) + "a".repeat(200)).value()).hasSize(1_000);
        assertThatThrownBy(() -> ArtifactPath.of(segment.repeat(5) + "a")).hasMessageContaining("at most 1000");
        assertThatThrownBy(() -> ArtifactPath.of("a".repeat(251))).hasMessageContaining("at most 250");
        assertThatThrownBy(() -> ArtifactPath.of("\u20ac".repeat(86))).hasMessageContaining("at most 255 bytes");
    }
}
