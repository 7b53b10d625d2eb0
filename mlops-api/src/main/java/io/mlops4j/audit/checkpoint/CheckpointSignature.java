// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

import io.mlops4j.common.Names;
import java.util.Arrays;

/**
 * One signature line of a checkpoint.
 *
 * @param name the name of the key that signed, without spaces and {@code +}
 * @param value base64 of the key's id, 4 bytes, and the signature, 1 byte or more
 */
public record CheckpointSignature(String name, String value) {
    private static final String DASH = "\u2014 ";
    private static final int KEY_ID_BYTES = 4;

    /**
     * Checks the line.
     *
     * @throws IllegalArgumentException if the name or the value has another form
     */
    public CheckpointSignature {
        Lines.name("name of a key", name);
        if (Lines.base64("signature", value).length <= KEY_ID_BYTES) {
            throw Names.invalid("signature", value, "a key's id and a signature");
        }
    }

    static CheckpointSignature of(String name, byte[] keyId, byte[] signature) {
        byte[] both = Arrays.copyOf(keyId, KEY_ID_BYTES + signature.length);
        System.arraycopy(signature, 0, both, KEY_ID_BYTES, signature.length);
        return new CheckpointSignature(name, Lines.base64(both));
    }

    static CheckpointSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw Names.invalid(
                    "signature", line, "an em dash, the name of a key and base64, one space between each two");
        }
        return new CheckpointSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    String line() {
        return DASH + name + " " + value;
    }

    byte[] keyId() {
        return Arrays.copyOf(Lines.base64("signature", value), KEY_ID_BYTES);
    }

    byte[] signature() {
        byte[] both = Lines.base64("signature", value);
        return Arrays.copyOfRange(both, KEY_ID_BYTES, both.length);
    }
}
