// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.registry.VersionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;

/** A model with two promotions, a rollback and words of people, and how it is exported. */
final class Sample {
    static final ModelName MODEL = ModelName.of("credit risk");
    static final CheckpointSigner SIGNER = CheckpointSigner.of("models.example", pair());
    static final String KEY = SIGNER.key().text();

    private static final Actor ANA = Actor.person("ana");
    static final Actor BO = Actor.person("bo", "approver", "operator", "policy-owner");

    private Sample() {}

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Mlops open() {
        return Mlops.open(new InMemoryBackend(), MlopsOptions.withDefaults().withSigner(SIGNER));
    }

    /** Entries 1 to 5 lead to the first promotion. */
    static Receipt promote(Mlops mlops, String weights) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), weights.getBytes(UTF_8));
        ModelVersionId version = mlops.as(ANA)
                .registry()
                .register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))))
                .id();
        mlops.as(BO).governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        RequestId request = mlops.as(ANA)
                .governance()
                .request(version, Environment.PRODUCTION, "better <b>figures</b> | \"so\"")
                .id();
        mlops.as(BO).governance().approve(request, "checked by hand");
        return mlops.as(BO).governance().promote(request).receipt();
    }

    static Mlops filled() {
        Mlops mlops = open();
        promote(mlops, "first");
        for (int i = 0; i < 5; i++) {
            mlops.as(ANA).registry().tag(MODEL, "tag" + i, "v");
        }
        promote(mlops, "second");
        mlops.as(BO).governance().rollBack(MODEL, Environment.PRODUCTION, "worse in spring");
        return mlops;
    }

    static Path export(Mlops mlops, Path folder) {
        try {
            Files.createDirectories(folder);
            mlops.audit().export(MODEL, name -> Files.newOutputStream(folder.resolve(name)));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
