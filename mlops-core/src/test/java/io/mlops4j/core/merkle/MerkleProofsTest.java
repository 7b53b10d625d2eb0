// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proofs that must be refused: each is one that holds, changed in one place. */
class MerkleProofsTest {
    private static final Digest OTHER = Digest.of("other");

    private int refused;

    @Test
    @DisplayName("a changed inclusion proof is refused, whatever was changed")
    void changedInclusion() {
        for (int size = 1; size <= 40; size++) {
            MerkleTree tree = tree(size);
            for (int index = 0; index < size; index++) {
                inclusion(tree, index, size);
            }
        }
        System.out.println(refused + " probes refused");
        assertThat(refused).isGreaterThan(30_000);
    }

    private void inclusion(MerkleTree tree, int index, int size) {
        Digest leaf = tree.leaf(index);
        Digest root = tree.root(size);
        List<Digest> path = tree.inclusion(index, size);
        for (long wrong :
                List.of(-1L, index - 1L, index + 1L, (long) size, index ^ 2L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            if (wrong != index) {
                refused(MerkleProofs.inclusion(leaf, wrong, size, path, root), "index", wrong, index, size);
            }
        }
        for (long wrong :
                List.of(0L, -1L, (long) index, 2L * size + 1, 4L * size + 1, Long.MAX_VALUE, Long.MIN_VALUE)) {
            if (wrong != size) {
                refused(MerkleProofs.inclusion(leaf, index, wrong, path, root), "size", wrong, index, size);
            }
        }
        refused(MerkleProofs.inclusion(OTHER, index, size, path, root), "leaf", OTHER, index, size);
        refused(MerkleProofs.inclusion(TreeHash.EMPTY, index, size, path, root), "leaf", "empty", index, size);
        refused(MerkleProofs.inclusion(leaf, index, size, path, OTHER), "root", OTHER, index, size);
        refused(MerkleProofs.inclusion(leaf, index, size, path, TreeHash.EMPTY), "root", "empty", index, size);
        for (List<Digest> wrong : changed(path, leaf, root)) {
            refused(MerkleProofs.inclusion(leaf, index, size, wrong, root), "path", wrong, index, size);
        }
    }

    @Test
    @DisplayName("a changed consistency proof is refused, whatever was changed")
    void changedConsistency() {
        for (int to = 1; to <= 40; to++) {
            MerkleTree tree = tree(to);
            for (int from = 1; from <= to; from++) {
                consistency(tree, from, to);
            }
        }
        System.out.println(refused + " probes refused");
        assertThat(refused).isGreaterThan(30_000);
    }

    private void consistency(MerkleTree tree, int from, int to) {
        Digest before = tree.root(from);
        Digest after = tree.root(to);
        List<Digest> path = tree.consistency(from, to);
        for (long wrong : List.of(0L, -1L, to + 1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            refused(MerkleProofs.consistency(wrong, before, to, after, path), "from", wrong, from, to);
        }
        for (long wrong : List.of(0L, -1L, from - 1L, 4L * to + 1, Long.MAX_VALUE, Long.MIN_VALUE)) {
            refused(MerkleProofs.consistency(from, before, wrong, after, path), "to", wrong, from, to);
        }
        refused(MerkleProofs.consistency(from, OTHER, to, after, path), "before", OTHER, from, to);
        refused(MerkleProofs.consistency(from, TreeHash.EMPTY, to, after, path), "before", "empty", from, to);
        refused(MerkleProofs.consistency(from, before, to, OTHER, path), "after", OTHER, from, to);
        if (from != to) {
            refused(MerkleProofs.consistency(from, after, to, before, path), "roots", "swapped", from, to);
            refused(MerkleProofs.consistency(from, before, to, before, path), "roots", "equal", from, to);
        }
        for (List<Digest> wrong : changed(path, before, after)) {
            refused(MerkleProofs.consistency(from, before, to, after, wrong), "path", wrong, from, to);
        }
    }

    /** The proof cut at either end, padded at either end, with two hashes swapped, one replaced, and turned round. */
    private static List<List<Digest>> changed(List<Digest> path, Digest first, Digest last) {
        List<List<Digest>> changed = new ArrayList<>();
        for (int i = 0; i <= path.size(); i++) {
            for (Digest padding : List.of(OTHER, TreeHash.EMPTY, first, last)) {
                List<Digest> padded = new ArrayList<>(path);
                padded.add(i, padding);
                changed.add(padded);
            }
        }
        for (int i = 0; i < path.size(); i++) {
            changed.add(new ArrayList<>(path.subList(0, i)));
            changed.add(new ArrayList<>(path.subList(i + 1, path.size())));
            List<Digest> replaced = new ArrayList<>(path);
            replaced.set(i, OTHER);
            changed.add(replaced);
            if (i > 0) {
                List<Digest> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                changed.add(swapped);
            }
        }
        changed.removeIf(path::equals);
        return changed;
    }

    /** No tree has so many leaves, so these are built from the root's side: the last leaf, and a complete left half. */
    @Test
    @DisplayName("sizes near 2^63 are verified like any other, and refused one off")
    void nearTheLargestSize() {
        long size = (1L << 62) + 1;
        Digest half = Digest.of("the hash of 2^62 leaves");
        Digest leaf = TreeHash.leaf(new byte[0]);
        Digest root = TreeHash.node(half, leaf);
        assertThat(MerkleProofs.inclusion(leaf, 1L << 62, size, List.of(half), root))
                .isEmpty();
        assertThat(MerkleProofs.consistency(1L << 62, half, size, root, List.of(leaf)))
                .isEmpty();
        for (long index : List.of((1L << 62) - 1, (1L << 62) + 1, 0L, 1L, Long.MAX_VALUE)) {
            refused(MerkleProofs.inclusion(leaf, index, size, List.of(half), root), "index", index, 0, 0);
        }
        for (long other : List.of(1L << 62, (1L << 62) - 1, (1L << 61) + 1, 0L, Long.MIN_VALUE)) {
            refused(MerkleProofs.consistency(1L << 62, half, other, root, List.of(leaf)), "to", other, 0, 0);
        }
    }

    /** 63 peaks: every node on the way of the last leaf is a right one. */
    @Test
    @DisplayName("the last leaf of 2^63 - 1 is proven by its 62 peaks and by nothing else")
    void theLargestSize() {
        List<Digest> path = new ArrayList<>();
        Digest root = TreeHash.leaf(new byte[0]);
        for (int i = 0; i < 62; i++) {
            path.add(Digest.of("peak " + i));
            root = TreeHash.node(path.get(i), root);
        }
        Digest leaf = TreeHash.leaf(new byte[0]);
        long last = Long.MAX_VALUE - 1;
        assertThat(MerkleProofs.inclusion(leaf, last, Long.MAX_VALUE, path, root))
                .isEmpty();
        refused(MerkleProofs.inclusion(leaf, last - 1, Long.MAX_VALUE, path, root), "index", last - 1, 0, 0);
        refused(MerkleProofs.inclusion(leaf, last, last + 1 - 2, path, root), "size", last, 0, 0);
        refused(MerkleProofs.inclusion(leaf, last, Long.MAX_VALUE, path.subList(0, 61), root), "path", "cut", 0, 0);
    }

    @Test
    @DisplayName("a proof for one leaf holds for no other leaf, size or root of the same tree")
    void noProofServesTwice() {
        int largest = 24;
        MerkleTree tree = tree(largest);
        for (int size = 1; size <= largest; size++) {
            for (int index = 0; index < size; index++) {
                List<Digest> path = tree.inclusion(index, size);
                TreeSet<String> holds = new TreeSet<>();
                for (int otherSize = 1; otherSize <= largest; otherSize++) {
                    for (int other = 0; other < otherSize; other++) {
                        if (MerkleProofs.inclusion(tree.leaf(other), other, otherSize, path, tree.root(otherSize))
                                .isEmpty()) {
                            holds.add(other + "/" + otherSize);
                        }
                    }
                }
                assertThat(holds).containsExactly(index + "/" + size);
            }
        }
    }

    @Test
    @DisplayName("random numbers and hashes prove nothing and never fail otherwise")
    void nonsense() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            List<Digest> path = new ArrayList<>();
            for (int hashes = random.nextInt(70); hashes > 0; hashes--) {
                path.add(Digest.of("" + random.nextInt(4)));
            }
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            refused(MerkleProofs.inclusion(OTHER, a, b, path, Digest.of("root")), "nonsense", path, a, b);
            refused(MerkleProofs.consistency(a, OTHER, b, Digest.of("root"), path), "nonsense", path, a, b);
        }
    }

    private void refused(Optional<String> objection, String what, Object wrong, long a, long b) {
        assertThat(objection).as("%s %s at %d, %d", what, wrong, a, b).isPresent();
        refused++;
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(NaiveTree.leaf(i));
        }
        return tree;
    }
}
