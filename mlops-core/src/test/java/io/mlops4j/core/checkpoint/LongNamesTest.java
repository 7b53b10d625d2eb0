// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.verifier.AuditVerifier;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @DisplayName("a model of any valid name is promoted with a receipt, and exported, under a key of any valid name")
    @ValueSource(strings = {"m", "\u4fe1", "\u00e9", "\ud83d\ude80"})
    void longestNames(String part) throws GeneralSecurityException, IOException {
        ModelName model = ModelName.of(part.repeat(250 / part.length()));
        CheckpointSigner signer = CheckpointSigner.of(
                "k".repeat(250), KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Mlops mlops =
                Mlops.open(new InMemoryBackend(), MlopsOptions.withDefaults().withSigner(signer));
        Receipt receipt = promoted(mlops, model).receipt();

        assertThat(Receipt.parse(receipt.text())).isEqualTo(receipt);
        assertThat(Checkpoint.parse(receipt.checkpoint().text())).isEqualTo(receipt.checkpoint());
        assertThat(ReceiptProof.objection(receipt, signer.key())).isEmpty();
        mlops.audit().export(model, name -> Files.newOutputStream(folder.resolve(name)));
        assertThat(AuditVerifier.verify(folder, signer.key().text(), List.of())).isEmpty();
    }

    private static Move promoted(Mlops mlops, ModelName model) {
        Mlops bo = mlops.as(Actor.person("bo", "approver", "operator", "policy-owner"));
        Artifact weights = mlops.artifacts().put(ArtifactPath.of("weights"), new byte[] {1});
        ModelVersion version = mlops.registry().register(model, VersionSpec.of(ArtifactManifest.of(List.of(weights))));
        bo.governance().definePolicy(model, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        PromotionRequest request = mlops.governance().request(version.id(), Environment.PRODUCTION, "r");
        bo.governance().approve(request.id(), "");
        return bo.governance().promote(request.id());
    }
}
