// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactManifestTest {
    private static final Digest EMPTY = Digest.of("");

    @Test
    @DisplayName("the digest is that of the text form, in whatever order the files came")
    void digest() {
        ArtifactManifest manifest = ArtifactManifest.of(List.of(file("b c"), file("a")));
        assertThat(manifest.text()).isEqualTo(EMPTY.hex() + "  0  a\n" + EMPTY.hex() + "  0  b c\n");
        assertThat(manifest.digest()).isEqualTo(Digest.of(manifest.text()));
        assertThat(manifest).isEqualTo(ArtifactManifest.of(List.of(file("a"), file("b c"))));
        assertThat(ArtifactManifest.parse(manifest.text())).isEqualTo(manifest);
        assertThat(manifest.find(ArtifactPath.of("b c"))).contains(file("b c"));
        assertThat(manifest.find(ArtifactPath.of("b"))).isEmpty();
    }

    @Test
    @DisplayName("a path comes once, and is not both file and folder")
    void paths() {
        assertThatThrownBy(() -> ArtifactManifest.of(List.of(file("a"), file("a"))))
                .hasMessageContaining("each path once");
        assertThatThrownBy(() -> ArtifactManifest.of(List.of(file("a/b"), file("a.b"), file("a"))))
                .hasMessageContaining("'a/b' (each path once, and not both file and folder)");
        assertThat(ArtifactManifest.of(List.of(file("a-b"), file("a/b"), file("a.b")))
                        .artifacts())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "  0  a\n",
                "%s 0  a\n",
                "%s  0  a",
                "%s  00  a\n",
                "%s  -1  a\n",
                "%s  0  ../a\n",
                "%s  0  b\n%s  0  a\n",
                "%s  0  a\r\n"
            })
    @DisplayName("a text that is not exactly a manifest's is refused")
    void strict(String text) {
        assertThatThrownBy(() -> ArtifactManifest.parse(text.replace("%s", EMPTY.hex())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a file has a size")
    void size() {
        assertThatThrownBy(() -> new Artifact(ArtifactPath.of("a"), EMPTY, -1)).hasMessageContaining("0 or more");
    }

    private static Artifact file(String path) {
        return new Artifact(ArtifactPath.of(path), EMPTY, 0);
    }
}
