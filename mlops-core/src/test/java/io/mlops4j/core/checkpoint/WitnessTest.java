// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointKey;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.audit.checkpoint.ModelHead;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.merkle.TreeHash;
import io.mlops4j.error.NotFoundException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private static final ModelName MODEL = ModelName.of("credit risk");
    private static final CheckpointAuthor AUTHOR = new CheckpointAuthor(signer());

    private final MerkleTree ours = tree("a", "b", "c", "d", "e", "f");
    private final MerkleTree forked = tree("a", "b", "c", "D", "e", "f", "g");

    @Test
    @DisplayName("a log that grows is accepted step by step, and a step of nothing too")
    void growth() {
        Witness witness = Witness.of(AUTHOR.origin(MODEL), signerKey());
        long before = 0;
        for (long size : List.of(0L, 1L, 1L, 4L, 6L)) {
            Checkpoint next = AUTHOR.of(MODEL, size, ours.root(size));
            Sighting sighting = witness.see(next, ours.consistency(before, size));
            assertThat(sighting).isInstanceOf(Sighting.Accepted.class);
            witness = ((Sighting.Accepted) sighting).witness();
            assertThat(witness.last()).isEqualTo(next);
            before = size;
        }
    }

    @Test
    @DisplayName(
            "a shorter log is a rollback, another of the same size a fork, a longer one that did not grow is unproven")
    void attacks() {
        Checkpoint seen = AUTHOR.of(MODEL, 5, ours.root(5));
        Witness witness = new Witness(seen.origin(), signerKey(), seen);
        Checkpoint shorter = AUTHOR.of(MODEL, 3, ours.root(3));
        assertThat(witness.see(shorter, ours.consistency(3, 5))).isEqualTo(new Sighting.Rollback(seen, shorter));
        Checkpoint empty = AUTHOR.of(MODEL, 0, TreeHash.EMPTY);
        assertThat(witness.see(empty, List.of())).isEqualTo(new Sighting.Rollback(seen, empty));
        Checkpoint other = AUTHOR.of(MODEL, 5, forked.root(5));
        assertThat(witness.see(other, List.of())).isEqualTo(new Sighting.Fork(seen, other));
        Checkpoint longer = AUTHOR.of(MODEL, 7, forked.root(7));
        for (List<Digest> proof : List.of(forked.consistency(5, 7), ours.consistency(5, 6), List.<Digest>of())) {
            assertThat(witness.see(longer, proof)).isInstanceOf(Sighting.Unproven.class);
        }
    }

    @Test
    @DisplayName("a checkpoint of another log, or not signed by the key, is foreign")
    void foreign() {
        Witness witness = Witness.of(AUTHOR.origin(MODEL), signerKey());
        Checkpoint unsigned = Checkpoint.unsigned(AUTHOR.origin(MODEL), 1, ours.root(1));
        for (Checkpoint shown :
                List.of(unsigned, unsigned.signedBy(signer()), AUTHOR.of(ModelName.of("other"), 1, ours.root(1)))) {
            assertThat(witness.see(shown, List.of())).isInstanceOf(Sighting.Foreign.class);
        }
    }

    @Test
    @DisplayName("the origin of a log is the key's name and the model's, percent-encoded")
    void origin() {
        assertThat(AUTHOR.origin(MODEL)).isEqualTo("models.example/credit%20risk");
        assertThat(AUTHOR.origin(ModelName.of("a+b%\u00e9"))).isEqualTo("models.example/a%2Bb%25%C3%A9");
        assertThat(new CheckpointAuthor(null).origin(MODEL)).isEqualTo("mlops4j/credit%20risk");
    }

    @Test
    @DisplayName("a signer that fails costs the signature, not the checkpoint")
    void failingSigner() {
        CheckpointAuthor author = new CheckpointAuthor(new CheckpointSigner() {
            @Override
            public CheckpointKey key() {
                return signerKey();
            }

            @Override
            public byte[] sign(String note) {
                throw new IllegalStateException("the device is gone");
            }
        });
        assertThat(author.of(MODEL, 1, ours.root(1)).signatures()).isEmpty();
    }

    @Test
    @DisplayName("each head of a registry is proven, and what was lost since is named")
    void registry() {
        ModelHead a = new ModelHead(ModelName.of("a"), 3, ours.root(3));
        ModelHead b = new ModelHead(ModelName.of("b"), 5, ours.root(5));
        ModelHead c = new ModelHead(ModelName.of("c"), 6, ours.root(6));
        RegistryCheckpoint seen = RegistryTree.checkpoint(AUTHOR, List.of(c, a, b));
        assertThat(signerKey().objection(seen.checkpoint())).isEmpty();
        for (ModelHead head : seen.heads()) {
            assertThat(ReceiptProof.objection(RegistryTree.receipt(seen, head.model()), signerKey()))
                    .isEmpty();
        }
        assertThatThrownBy(() -> RegistryTree.receipt(seen, MODEL)).isInstanceOf(NotFoundException.class);
        RegistryCheckpoint changed = new RegistryCheckpoint(
                List.of(a, b), RegistryTree.checkpoint(AUTHOR, List.of(a, c)).checkpoint());
        assertThat(RegistryTree.objection(changed)).isPresent();

        ModelHead forkedA = new ModelHead(a.model(), 3, ours.root(4));
        ModelHead shorterB = new ModelHead(b.model(), 4, ours.root(4));
        ModelHead newer = new ModelHead(ModelName.of("d"), 1, ours.root(1));
        List<String> losses =
                RegistryTree.losses(seen, RegistryTree.checkpoint(AUTHOR, List.of(forkedA, shorterB, newer)));
        assertThat(losses).hasSize(3);
        assertThat(losses.get(0)).startsWith("the log of model 'a' has other entries: its hash was " + a.root());
        assertThat(losses.subList(1, 3))
                .containsExactly(
                        "the log of model 'b' had 5 entries and has 4", "the log of model 'c', 6 entries, is gone");
        assertThat(RegistryTree.losses(seen, RegistryTree.checkpoint(AUTHOR, List.of(a, b, c, newer))))
                .isEmpty();
    }

    private static CheckpointKey signerKey() {
        return Objects.requireNonNull(AUTHOR.signer()).key();
    }

    private static MerkleTree tree(String... leaves) {
        MerkleTree tree = new MerkleTree();
        for (String leaf : leaves) {
            tree.append(leaf.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return tree;
    }

    private static CheckpointSigner signer() {
        try {
            return CheckpointSigner.of(
                    "models.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
