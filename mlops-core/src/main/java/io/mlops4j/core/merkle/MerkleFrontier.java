// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import io.mlops4j.common.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The right edge of a growing Merkle tree: all that is needed to append a leaf and to know the tree's hash. Immutable.
 *
 * <p>The tree hash is that of RFC 6962, section 2.1, with SHA-256: the hash of a leaf is that of the byte 0 and the
 * leaf, the hash of a node that of the byte 1 and the hashes of its children, the left subtree is the largest complete one
 * that leaves something for the right, and the hash of the empty tree is that of no bytes. Appending and hashing take time
 * and space logarithmic in the number of leaves.
 *
 * @param size the number of leaves
 * @param peaks the hashes of the complete subtrees that the leaves fall into, the largest first: one for each bit that is
 *     set in {@code size}
 */
public record MerkleFrontier(long size, List<Digest> peaks) {
    /** The tree without leaves. */
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    /** Copies. */
    public MerkleFrontier {
        peaks = List.copyOf(peaks);
    }

    /**
     * Appends a leaf.
     *
     * @param leaf its content, hashed in UTF-8
     * @return the tree with one more leaf
     */
    public MerkleFrontier append(String leaf) {
        List<Digest> merged = new ArrayList<>(peaks);
        Digest carry = TreeHash.leaf(leaf.getBytes(StandardCharsets.UTF_8));
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            carry = TreeHash.node(merged.remove(merged.size() - 1), carry);
        }
        merged.add(carry);
        return new MerkleFrontier(size + 1, merged);
    }

    /**
     * Hashes the tree.
     *
     * @return the tree hash over all leaves
     */
    public Digest root() {
        if (peaks.isEmpty()) {
            return TreeHash.EMPTY;
        }
        Digest root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = TreeHash.node(peaks.get(i), root);
        }
        return root;
    }

    /**
     * Proves that a leaf is at the place after the last one, in the tree that has it there.
     *
     * @return the audit path of the next leaf, from its sibling to the root's child: the peaks, the smallest first
     */
    public List<Digest> inclusionOfNext() {
        List<Digest> path = new ArrayList<>(peaks);
        Collections.reverse(path);
        return path;
    }
}
