// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionSpecTest {
    private static final Artifact WEIGHTS = file("model/weights");
    private static final Artifact CARD = file("model/card.md");
    private static final Artifact NOTES = file("notes.txt");

    @Test
    @DisplayName("a version takes what its run stored below a folder, and names the run")
    void ofRun() {
        VersionSpec spec = VersionSpec.ofRun(run(), "model").withDriftReference("model/weights");
        assertThat(spec.files().artifacts()).containsExactly(CARD, WEIGHTS);
        assertThat(spec.run()).isEqualTo(RunId.of("r1"));
        assertThatThrownBy(() -> VersionSpec.ofRun(run(), "models"))
                .hasMessage("Invalid folder: 'models' (one that holds artifacts of run r1)");
        assertThatThrownBy(() -> spec.withDriftReference("notes.txt"))
                .hasMessageContaining("one of the version's files");
    }

    @Test
    @DisplayName("a version without files, or with texts that cannot be kept, cannot be planned")
    void checks() {
        assertThatThrownBy(() -> VersionSpec.of(ArtifactManifest.of(List.of())))
                .hasMessageContaining("at least one file");
        VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(NOTES)));
        assertThatThrownBy(() -> spec.withTag("", "x")).hasMessageContaining("Invalid tag key");
        assertThatThrownBy(() -> spec.withDescription("\0")).hasMessageContaining("Invalid description");
    }

    private static Run run() {
        return new Run(
                RunId.of("r1"),
                ExperimentName.of("bank"),
                "r1",
                null,
                RunStatus.RUNNING,
                Instant.EPOCH,
                null,
                "",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(WEIGHTS, CARD, NOTES),
                null);
    }

    private static Artifact file(String path) {
        return new Artifact(ArtifactPath.of(path), Digest.of(path), 1);
    }
}
