// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckpointKeyTest {
    private static final Checkpoint CHECKPOINT =
            Checkpoint.unsigned("models.example/churn", 2, Digest.of("two entries"));

    /** The example of the documentation of the package golang.org/x/mod/sumdb/note, from which C2SP signed-note comes. */
    @Test
    @DisplayName("the published key is read, and verifies the published signature of the published text")
    void publishedNote() {
        String text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        CheckpointKey key = CheckpointKey.parse(text);
        assertThat(key.text()).isEqualTo(text);
        CheckpointSignature signature = CheckpointSignature.parse(
                "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        String note = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """;
        assertThat(key.verifies(note, signature.signature())).isTrue();
        assertThat(key.verifies(note + "\n", signature.signature())).isFalse();
    }

    @Test
    @DisplayName("a signed checkpoint is accepted by its key and by no other, also of the same name")
    void signature() throws NoSuchAlgorithmException {
        CheckpointSigner signer = CheckpointSigner.of("models.example", pair());
        Checkpoint signed = CHECKPOINT.signedBy(signer);
        assertThat(signer.key().objection(signed)).isEmpty();
        assertThat(signer.key().objection(CHECKPOINT)).isPresent();
        assertThat(CheckpointKey.of("models.example", pair().getPublic()).objection(signed))
                .isPresent();
        assertThat(new CheckpointKey("other.example", signer.key().publicKey()).objection(signed))
                .isPresent();
    }

    @Test
    @DisplayName(
            "a signature for another origin, size or root is not valid, and beside another signature still objects")
    void changed() throws NoSuchAlgorithmException {
        CheckpointSigner signer = CheckpointSigner.of("models.example", pair());
        Checkpoint signed = CHECKPOINT.signedBy(signer);
        for (Checkpoint other : List.of(
                Checkpoint.unsigned("models.example/bank", 2, signed.root()),
                Checkpoint.unsigned(signed.origin(), 3, signed.root()),
                Checkpoint.unsigned(signed.origin(), 2, Digest.of("others")))) {
            Checkpoint moved = new Checkpoint(other.origin(), other.size(), other.root(), signed.signatures());
            assertThat(signer.key().objection(moved))
                    .hasValueSatisfying(sentence ->
                            assertThat(sentence).startsWith("the signature of key 'models.example' is not valid"));
            assertThat(signer.key().objection(moved.signedBy(signer))).isPresent();
        }
    }

    @Test
    @DisplayName("signatures of keys that nobody asks for do no harm")
    void unknownSignatures() throws NoSuchAlgorithmException {
        CheckpointSigner signer = CheckpointSigner.of("models.example", pair());
        CheckpointSigner witness = CheckpointSigner.of("witness.example", pair());
        Checkpoint both =
                Checkpoint.parse(CHECKPOINT.signedBy(witness).signedBy(signer).text());
        assertThat(signer.key().objection(both)).isEmpty();
        assertThat(witness.key().objection(both)).isEmpty();
    }

    @Test
    @DisplayName("a key with another id, type, length or name is refused")
    void refused() throws NoSuchAlgorithmException {
        String text = CheckpointSigner.of("models.example", pair()).key().text();
        String[] parts = text.split("\\+", 3);
        byte[] key = Base64.getDecoder().decode(parts[2]);
        key[0] = 2;
        for (String wrong : List.of(
                "",
                parts[0],
                parts[0] + "+" + parts[1],
                parts[0] + "+00000000+" + parts[2],
                parts[0] + "+" + parts[1].toUpperCase(java.util.Locale.ROOT) + "x+" + parts[2],
                "other" + text,
                text + "A",
                text + "\n",
                "+" + parts[1] + "+" + parts[2],
                parts[0] + " +" + parts[1] + "+" + parts[2],
                parts[0] + "+" + parts[1] + "+" + Base64.getEncoder().encodeToString(key))) {
            assertThatThrownBy(() -> CheckpointKey.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid ");
        }
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatThrownBy(() -> CheckpointSigner.of("models.example", rsa))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyPair pair() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
