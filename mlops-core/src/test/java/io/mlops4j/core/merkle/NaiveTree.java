// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.merkle;

import io.mlops4j.common.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The recursive definitions of RFC 6962, sections 2.1 to 2.1.2, word for word and as slow as that. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] leaf(int index) {
        return ("leaf " + index).getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> leaves(int size) {
        return Stream.iterate(0, i -> i + 1).limit(size).map(NaiveTree::leaf).toList();
    }

    static Digest root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Digest.of("");
        }
        if (leaves.size() == 1) {
            return Digest.of(join(new byte[] {0}, leaves.get(0)));
        }
        int left = split(leaves.size());
        byte[] leftHash = root(leaves.subList(0, left)).bytes();
        byte[] rightHash = root(leaves.subList(left, leaves.size())).bytes();
        return Digest.of(join(new byte[] {1}, join(leftHash, rightHash)));
    }

    static List<Digest> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int left = split(leaves.size());
        return index < left
                ? with(path(index, leaves.subList(0, left)), root(leaves.subList(left, leaves.size())))
                : with(path(index - left, leaves.subList(left, leaves.size())), root(leaves.subList(0, left)));
    }

    static List<Digest> proof(int from, List<byte[]> leaves) {
        return subProof(from, leaves, true);
    }

    private static List<Digest> subProof(int from, List<byte[]> leaves, boolean whole) {
        if (from == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int left = split(leaves.size());
        return from <= left
                ? with(subProof(from, leaves.subList(0, left), whole), root(leaves.subList(left, leaves.size())))
                : with(
                        subProof(from - left, leaves.subList(left, leaves.size()), false),
                        root(leaves.subList(0, left)));
    }

    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static List<Digest> with(List<Digest> path, Digest next) {
        List<Digest> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = new byte[a.length + b.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
