// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A Merkle tree (RFC 6962, section 2.1, SHA-256) that grows at its right end and proves what it holds. Keeps the hash of every
 * complete subtree, 64 bytes a leaf, so a proof costs time logarithmic in the size. For one thread at a time.
 */
public final class MerkleTree {
    /** The hashes of complete subtrees: of 2^k leaves at k, from left to right. */
    private final List<HashList> levels = new ArrayList<>();

    private final MessageDigest hash = Digest.newHash();

    /** Makes the tree without leaves. */
    public MerkleTree() {
        levels.add(new HashList());
    }

    /**
     * Appends a leaf.
     *
     * @param content its bytes
     */
    public void append(byte[] content) {
        add(TreeHash.leaf(hash, content));
    }

    /**
     * Appends a leaf of which only the hash is known.
     *
     * @param leaf its hash
     */
    public void appendHash(Digest leaf) {
        add(leaf.bytes());
    }

    private void add(byte[] leaf) {
        byte[] carry = leaf;
        levels.get(0).add(carry);
        // each level whose number of subtrees has become even completes one of the next level
        for (int level = 0; levels.get(level).size() % 2 == 0; level++) {
            HashList below = levels.get(level);
            carry = TreeHash.node(hash, below.get(below.size() - 2), below.get(below.size() - 1));
            if (levels.size() == level + 1) {
                levels.add(new HashList());
            }
            levels.get(level + 1).add(carry);
        }
    }

    /**
     * Counts the leaves.
     *
     * @return their number, at most 2^31 - 1
     */
    public long size() {
        return levels.get(0).size();
    }

    /**
     * Gives the hash of a leaf.
     *
     * @param index its place, 0 for the first
     * @return its hash
     * @throws IllegalArgumentException if there is no such leaf
     */
    public Digest leaf(long index) {
        require("index", index, size() - 1);
        return Digest.ofHash(levels.get(0).get((int) index));
    }

    /**
     * Hashes the tree, or as it was when it had fewer leaves.
     *
     * @param size the number of leaves
     * @return the tree hash over the first so many
     * @throws IllegalArgumentException if the tree has not so many leaves
     */
    public Digest root(long size) {
        require("size", size, size());
        return size == 0 ? TreeHash.EMPTY : Digest.ofHash(root(0, size));
    }

    /**
     * Proves that a leaf is in the tree, or in the tree as it was when it had fewer leaves.
     *
     * @param index the leaf's place, 0 for the first
     * @param size the number of leaves of the tree
     * @return the audit path of RFC 6962, section 2.1.1, from the leaf's sibling to the root's child
     * @throws IllegalArgumentException if the tree has not so many leaves, or the leaf is not among them
     */
    public List<Digest> inclusion(long index, long size) {
        require("size", size, size());
        require("index", index, size - 1);
        List<Digest> path = new ArrayList<>();
        inclusion(path, index, 0, size);
        return path;
    }

    /**
     * Proves that a tree grew from an earlier one by appending only.
     *
     * @param from the number of leaves of the earlier tree, 1 or more
     * @param to the number of leaves of the later one
     * @return the proof of RFC 6962, section 2.1.2; empty if both are the same
     * @throws IllegalArgumentException if the tree has not so many leaves, or the later one is the smaller
     */
    public List<Digest> consistency(long from, long to) {
        require("size", to, size());
        require("earlier size", from, to);
        List<Digest> path = new ArrayList<>();
        if (from > 0 && from < to) {
            consistency(path, from, 0, to);
        }
        return path;
    }

    private void inclusion(List<Digest> path, long index, long start, long end) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            inclusion(path, index, start, middle);
            path.add(Digest.ofHash(root(middle, end)));
        } else {
            inclusion(path, index, middle, end);
            path.add(Digest.ofHash(root(start, middle)));
        }
    }

    private void consistency(List<Digest> path, long from, long start, long end) {
        if (from == end) {
            // the earlier tree ends here; its hash is known to the verifier only if it is the whole earlier tree
            if (start > 0) {
                path.add(Digest.ofHash(root(start, end)));
            }
            return;
        }
        long middle = start + split(end - start);
        if (from <= middle) {
            consistency(path, from, start, middle);
            path.add(Digest.ofHash(root(middle, end)));
        } else {
            consistency(path, from, middle, end);
            path.add(Digest.ofHash(root(start, middle)));
        }
    }

    private byte[] root(long start, long end) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            // splitting begins every subtree of 2^k leaves at a multiple of 2^k, so its hash is kept
            int level = Long.numberOfTrailingZeros(width);
            return levels.get(level).get((int) (start >> level));
        }
        long middle = start + split(width);
        return TreeHash.node(hash, root(start, middle), root(middle, end));
    }

    /** The largest power of two below a width of 2 or more. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void require(String what, long value, long most) {
        if (value < 0 || value > most) {
            throw Names.invalid(what, value, "0 to " + most);
        }
    }

    /** Hashes one after the other in large arrays: an object for each would double the memory. */
    private static final class HashList {
        private static final int BYTES = 32;
        private static final int PER_CHUNK = 1 << 12;

        private final List<byte[]> chunks = new ArrayList<>();
        private int size;

        int size() {
            return size;
        }

        void add(byte[] added) {
            if (size % PER_CHUNK == 0) {
                chunks.add(new byte[PER_CHUNK * BYTES]);
            }
            System.arraycopy(added, 0, chunks.get(size / PER_CHUNK), size % PER_CHUNK * BYTES, BYTES);
            size++;
        }

        byte[] get(int index) {
            Objects.checkIndex(index, size);
            byte[] found = new byte[BYTES];
            System.arraycopy(chunks.get(index / PER_CHUNK), index % PER_CHUNK * BYTES, found, 0, BYTES);
            return found;
        }
    }
}
