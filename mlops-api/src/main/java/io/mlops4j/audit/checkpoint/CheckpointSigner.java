// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * Signs checkpoints with a key of the host, which may lie in a key store, a service or a device. Thread-safe. What it signs
 * is a promise never to sign another history of the same log, so nobody else should hold the key.
 */
public interface CheckpointSigner {
    /**
     * Gives the key by which others verify.
     *
     * @return the public key with its name
     */
    CheckpointKey key();

    /**
     * Signs.
     *
     * @param note what is signed, in UTF-8
     * @return an Ed25519 signature (RFC 8032), 64 bytes
     */
    byte[] sign(String note);

    /**
     * Signs with a key in memory.
     *
     * @param name the name of the key, without spaces and {@code +}, by custom the address of the log without a scheme
     * @param pair an Ed25519 key pair, as {@link java.security.KeyPairGenerator} makes it
     * @return the signer
     * @throws IllegalArgumentException if the name has another form or the keys are others than Ed25519
     */
    static CheckpointSigner of(String name, KeyPair pair) {
        CheckpointKey key = CheckpointKey.of(name, pair.getPublic());
        return new CheckpointSigner() {
            @Override
            public CheckpointKey key() {
                return key;
            }

            @Override
            public byte[] sign(String note) {
                try {
                    Signature signature = Signature.getInstance(CheckpointKey.ALGORITHM);
                    signature.initSign(pair.getPrivate());
                    signature.update(note.getBytes(StandardCharsets.UTF_8));
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("Cannot sign with key '" + name + "': " + e.getMessage(), e);
                }
            }
        };
    }
}
