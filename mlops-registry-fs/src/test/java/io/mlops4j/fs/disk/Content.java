// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.util.Arrays;

/** Bytes. Immutable. */
public final class Content {
    /** No bytes. */
    public static final Content EMPTY = new Content(new byte[0]);

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    static Content of(byte[] bytes, int from, int length) {
        return new Content(Arrays.copyOfRange(bytes, from, from + length));
    }

    /** Gives a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Tells how many they are. */
    public int size() {
        return bytes.length;
    }

    /** Gives the first of them, and zeros for those that are not there. */
    public Content first(int size) {
        return new Content(Arrays.copyOf(bytes, size));
    }

    Content plus(Content more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, all, bytes.length, more.bytes.length);
        return new Content(all);
    }
}
