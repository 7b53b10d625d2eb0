// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of an Ed25519 key that signs checkpoints, with its name. Its id is the first four bytes of the SHA-256 of
 * name, line feed, the byte 1 and the key (C2SP signed-note).
 *
 * @param name its name, without spaces and {@code +}
 * @param publicKey the encoded key (RFC 8032), 32 bytes in base64
 */
public record CheckpointKey(String name, String publicKey) {
    static final String ALGORITHM = "Ed25519";

    private static final byte TYPE = 1;
    private static final int BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final int ID_BYTES = 4;

    /** What stands before the key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException if the name or the key has another form
     */
    public CheckpointKey {
        Lines.name("name of a key", name);
        if (Lines.base64("public key", publicKey).length != BYTES) {
            throw Names.invalid("public key", publicKey, "base64 of 32 bytes");
        }
        decoded(publicKey);
    }

    /**
     * Names a key.
     *
     * @param name its name
     * @param key an Ed25519 key
     * @return the key with its name
     * @throws IllegalArgumentException if the name has another form or the key is of another kind
     */
    public static CheckpointKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null
                || encoded.length != X509.length + BYTES
                || !Arrays.equals(X509, Arrays.copyOf(encoded, X509.length))) {
            throw Names.invalid("public key", key.getAlgorithm(), "an Ed25519 key");
        }
        return new CheckpointKey(name, Lines.base64(Arrays.copyOfRange(encoded, X509.length, encoded.length)));
    }

    /**
     * Reads a key.
     *
     * @param text what {@link #text} prints
     * @return the key
     * @throws IllegalArgumentException if the text has another form or the id is not the key's
     */
    public static CheckpointKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length == 3 ? Lines.base64("public key", parts[2]) : new byte[0];
        if (typed.length != BYTES + 1 || typed[0] != TYPE) {
            throw Names.invalid("checkpoint key", text, "name, id and Ed25519 key, joined by '+'");
        }
        CheckpointKey key = new CheckpointKey(parts[0], Lines.base64(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.text().equals(text)) {
            throw Names.invalid(
                    "checkpoint key",
                    text,
                    "the id of the key, " + HexFormat.of().formatHex(key.id()));
        }
        return key;
    }

    /**
     * Prints the key in the form in which verifiers take it.
     *
     * @return name, id in hexadecimal and base64 of the byte 1 and the key, joined by {@code +}
     */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Lines.base64(typed());
    }

    /**
     * Judges whether this key signed a checkpoint.
     *
     * @param checkpoint the checkpoint
     * @return why it cannot be relied on, or empty if it is signed by this key
     */
    public Optional<String> objection(Checkpoint checkpoint) {
        boolean signed = false;
        for (CheckpointSignature signature : checkpoint.signatures()) {
            if (signature.name().equals(name) && Arrays.equals(signature.keyId(), id())) {
                if (!verifies(checkpoint.note(), signature.signature())) {
                    return Optional.of("the signature of key '" + name + "' is not valid for " + checkpoint);
                }
                signed = true;
            }
        }
        return signed ? Optional.empty() : Optional.of("no signature of key '" + name + "' on " + checkpoint);
    }

    boolean verifies(String note, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(decoded(publicKey));
            verifier.update(note.getBytes(StandardCharsets.UTF_8));
            return signature.length == SIGNATURE_BYTES && verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // what cannot be a signature is none
            return false;
        }
    }

    CheckpointSignature signature(byte[] signature) {
        return CheckpointSignature.of(name, id(), signature);
    }

    private byte[] id() {
        MessageDigest hash = Digest.newHash();
        hash.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash.digest(typed()), ID_BYTES);
    }

    private byte[] typed() {
        byte[] key = Lines.base64("public key", publicKey);
        byte[] typed = new byte[1 + key.length];
        typed[0] = TYPE;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }

    private static PublicKey decoded(String publicKey) {
        byte[] key = Lines.base64("public key", publicKey);
        byte[] encoded = Arrays.copyOf(X509, X509.length + key.length);
        System.arraycopy(key, 0, encoded, X509.length, key.length);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw (IllegalArgumentException)
                    Names.invalid("public key", publicKey, "an Ed25519 key").initCause(e);
        }
    }
}
