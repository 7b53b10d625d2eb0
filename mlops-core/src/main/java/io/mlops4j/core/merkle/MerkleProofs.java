// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import io.mlops4j.common.Digest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Verifies proofs without the tree, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. Sizes are 0 to 2^63 - 1; what
 * is out of range, too short or too long is refused, never an error.
 */
public final class MerkleProofs {
    private static final String TOO_LONG = "the proof has more hashes than it needs";
    private static final String TOO_SHORT = "the proof has fewer hashes than it needs";

    private MerkleProofs() {}

    /**
     * Judges a proof that a leaf is in a tree.
     *
     * @param leaf the hash of the leaf
     * @param index its place, 0 for the first
     * @param size the number of leaves of the tree
     * @param path the proof
     * @param root the hash of the tree
     * @return why it proves nothing, or empty if it proves it
     */
    public static Optional<String> inclusion(Digest leaf, long index, long size, List<Digest> path, Digest root) {
        if (index < 0 || index >= size) {
            return Optional.of("a tree of " + size + " leaves has none at index " + index);
        }
        long node = index;
        long last = size - 1;
        Digest hash = leaf;
        for (Digest sibling : path) {
            if (last == 0) {
                return Optional.of(TOO_LONG);
            }
            if (isRight(node) || node == last) {
                hash = TreeHash.node(sibling, hash);
                // the right edge climbs past levels at which it has no sibling
                int climb = Long.numberOfTrailingZeros(node);
                node >>= climb;
                last >>= climb;
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return Optional.of(TOO_SHORT);
        }
        return unless(hash.equals(root), "the leaf and the proof lead to " + hash + ", not to " + root);
    }

    /**
     * Judges a proof that a tree grew from an earlier one by appending only. The empty tree proves nothing about what follows,
     * so a proof from it is refused.
     *
     * @param from the number of leaves of the earlier tree
     * @param fromRoot its hash
     * @param to the number of leaves of the later tree
     * @param toRoot its hash
     * @param path the proof
     * @return why it proves nothing, or empty if it proves it
     */
    public static Optional<String> consistency(long from, Digest fromRoot, long to, Digest toRoot, List<Digest> path) {
        if (from < 1 || from > to) {
            return Optional.of("a tree of " + to + " leaves cannot be proven to have grown from one of " + from);
        }
        if (from == to) {
            return path.isEmpty()
                    ? unless(fromRoot.equals(toRoot), "two trees of " + from + " leaves have different hashes")
                    : Optional.of(TOO_LONG);
        }
        Iterator<Digest> hashes = path.iterator();
        int climb = Long.numberOfTrailingZeros(from);
        boolean complete = Long.bitCount(from) == 1;
        if (!complete && !hashes.hasNext()) {
            return Optional.of(TOO_SHORT);
        }
        return grown(
                (from - 1) >> climb, (to - 1) >> climb, complete ? fromRoot : hashes.next(), hashes, fromRoot, toRoot);
    }

    /** Climbs from the largest complete subtree at the earlier tree's end, building both roots. */
    private static Optional<String> grown(
            long start, long end, Digest seed, Iterator<Digest> hashes, Digest fromRoot, Digest toRoot) {
        long node = start;
        long last = end;
        Digest earlier = seed;
        Digest later = seed;
        while (hashes.hasNext()) {
            Digest sibling = hashes.next();
            if (last == 0) {
                return Optional.of(TOO_LONG);
            }
            if (isRight(node) || node == last) {
                earlier = TreeHash.node(sibling, earlier);
                later = TreeHash.node(sibling, later);
                int climb = Long.numberOfTrailingZeros(node);
                node >>= climb;
                last >>= climb;
            } else {
                later = TreeHash.node(later, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return Optional.of(TOO_SHORT);
        }
        if (!earlier.equals(fromRoot)) {
            return Optional.of("the proof leads to " + earlier + " for the earlier tree, not to " + fromRoot);
        }
        return unless(later.equals(toRoot), "the proof leads to " + later + " for the later tree, not to " + toRoot);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }

    private static Optional<String> unless(boolean fits, String objection) {
        return fits ? Optional.empty() : Optional.of(objection);
    }
}
