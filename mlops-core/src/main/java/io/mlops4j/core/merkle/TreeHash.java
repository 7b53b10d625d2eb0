// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import io.mlops4j.common.Digest;
import java.security.MessageDigest;

/** The hashes of RFC 6962, section 2.1, with SHA-256. Leaves and nodes are hashed apart, so neither passes for the other. */
public final class TreeHash {
    /** The hash of the tree without leaves: that of no bytes. */
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /**
     * Hashes a leaf.
     *
     * @param content its bytes, possibly none
     * @return SHA-256 of the byte 0 and the content
     */
    public static Digest leaf(byte[] content) {
        return Digest.ofHash(leaf(Digest.newHash(), content));
    }

    /**
     * Hashes a node.
     *
     * @param left the hash of its left child
     * @param right the hash of its right child
     * @return SHA-256 of the byte 1 and both
     */
    public static Digest node(Digest left, Digest right) {
        return Digest.ofHash(node(Digest.newHash(), left.bytes(), right.bytes()));
    }

    static byte[] leaf(MessageDigest hash, byte[] content) {
        hash.update(LEAF);
        return hash.digest(content);
    }

    static byte[] node(MessageDigest hash, byte[] left, byte[] right) {
        hash.update(NODE);
        hash.update(left);
        return hash.digest(right);
    }
}
