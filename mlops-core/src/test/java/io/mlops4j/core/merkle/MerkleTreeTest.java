// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int LARGEST = 130;
    private static final List<byte[]> LEAVES = NaiveTree.leaves(LARGEST);

    @Test
    @DisplayName("every root and every inclusion proof of up to 130 leaves is that of the recursive definition")
    void inclusionOfEveryLeaf() {
        MerkleTree tree = tree(LARGEST);
        for (int size = 0; size <= LARGEST; size++) {
            List<byte[]> leaves = LEAVES.subList(0, size);
            Digest root = NaiveTree.root(leaves);
            assertThat(tree.root(size)).as("%d leaves", size).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                List<Digest> path = tree.inclusion(index, size);
                assertThat(path).as("leaf %d of %d", index, size).isEqualTo(NaiveTree.path(index, leaves));
                assertThat(MerkleProofs.inclusion(tree.leaf(index), index, size, path, root))
                        .as("leaf %d of %d", index, size)
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("every consistency proof between up to 130 leaves is that of the recursive definition")
    void consistencyOfEveryPair() {
        MerkleTree tree = tree(LARGEST);
        for (int to = 1; to <= LARGEST; to++) {
            for (int from = 1; from <= to; from++) {
                List<Digest> path = tree.consistency(from, to);
                assertThat(path).as("%d to %d", from, to).isEqualTo(NaiveTree.proof(from, LEAVES.subList(0, to)));
                assertThat(MerkleProofs.consistency(from, tree.root(from), to, tree.root(to), path))
                        .as("%d to %d", from, to)
                        .isEmpty();
            }
        }
    }

    /** The published test vectors of the certificate-transparency reference implementations of RFC 6962. */
    @Test
    @DisplayName("the inclusion proofs of leaves 0 and 5 of 8 are the published ones")
    void publishedPaths() {
        MerkleTree tree = new MerkleTree();
        Stream.of("", "\0", "\20", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno")
                .forEach(leaf -> tree.append(leaf.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(tree.inclusion(0, 8))
                .extracting(Digest::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(tree.inclusion(5, 8))
                .extracting(Digest::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Property(tries = 200)
    void grownTreesProveThemselves(@ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll int choice) {
        MerkleTree tree = tree(size);
        int index = Math.floorMod(choice, size);
        Digest root = tree.root(size);
        assertThat(MerkleProofs.inclusion(tree.leaf(index), index, size, tree.inclusion(index, size), root))
                .isEmpty();
        int from = index + 1;
        List<Digest> path = tree.consistency(from, size);
        assertThat(MerkleProofs.consistency(from, tree.root(from), size, root, path))
                .isEmpty();
    }

    @Test
    @DisplayName("a tree built of hashes is the tree of their leaves")
    void ofHashes() {
        MerkleTree leaves = tree(LARGEST);
        MerkleTree hashes = new MerkleTree();
        for (int i = 0; i < LARGEST; i++) {
            hashes.appendHash(leaves.leaf(i));
        }
        assertThat(hashes.root(LARGEST)).isEqualTo(leaves.root(LARGEST));
    }

    @Test
    @DisplayName("what the tree does not have is refused")
    void outside() {
        MerkleTree tree = tree(3);
        List<Runnable> calls = new ArrayList<>(List.of(
                () -> tree.root(4),
                () -> tree.root(-1),
                () -> tree.leaf(3),
                () -> tree.inclusion(0, 4),
                () -> tree.inclusion(2, 2),
                () -> tree.inclusion(-1, 2),
                () -> tree.inclusion(0, 0),
                () -> tree.consistency(3, 2),
                () -> tree.consistency(1, 4),
                () -> tree.consistency(-1, 2)));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid ");
        }
    }

    private static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(NaiveTree.leaf(i));
        }
        return tree;
    }
}
