// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;

/**
 * Counts texts by their UTF-8 bytes, so that a string is made once for each distinct text and not for each row. An
 * open-addressing hash table with linear probing.
 *
 * <p>Bounded in memory and in time: a full table is handed on and emptied, and a text that finds no place near its own is
 * handed on by itself, so that texts chosen for equal hashes only lose what the table gains.
 */
final class TextTable {
    /** How many bytes past its end a text's array must reach: texts are read 8 bytes at a time. */
    static final int SLACK = Long.BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // 2^64 divided by the golden ratio, odd: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final int FIRST_ENTRIES = 64;
    private static final int FIRST_BYTES = 1024;
    // As much as a second-level cache holds; with more distinct texts few are met again before they are handed on.
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int MOST_BYTES = 1 << 21;
    // At a load of a half, a chain this long does not happen by chance.
    private static final int MOST_PROBES = 64;

    private final ObjLongConsumer<String> target;

    /** 1 + the entry, or 0; twice as many as entries fit. */
    private int[] slots = new int[2 * FIRST_ENTRIES];

    private long[] hashes = new long[FIRST_ENTRIES];
    private long[] times = new long[FIRST_ENTRIES];
    /** Where each entry starts in the texts; it ends where the next one starts. */
    private int[] starts = new int[FIRST_ENTRIES + 1];

    private byte[] texts = new byte[FIRST_BYTES + SLACK];
    private int entries;

    /** Makes an empty table that hands on to the target. */
    TextTable(ObjLongConsumer<String> target) {
        this.target = target;
    }

    /** Counts one text; its array must reach {@link #SLACK} bytes further. */
    void count(byte[] bytes, int from, int length) {
        long hash = hash(bytes, from, length);
        int slot = home(hash);
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            int entry = slots[slot] - 1;
            if (entry < 0) {
                add(hash, bytes, from, length);
                return;
            }
            if (hashes[entry] == hash && isEntry(entry, bytes, from, length)) {
                times[entry]++;
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        target.accept(text(bytes, from, length), 1);
    }

    /** Hands every text on with how often it was counted, and starts anew. */
    void handOn() {
        for (int entry = 0; entry < entries; entry++) {
            target.accept(text(texts, starts[entry], starts[entry + 1] - starts[entry]), times[entry]);
        }
        entries = 0;
        Arrays.fill(slots, 0);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    static long hash(byte[] bytes, int from, int length) {
        long hash = length;
        int left = length;
        int at = from;
        for (; left > Long.BYTES; left -= Long.BYTES, at += Long.BYTES) {
            hash = mix(hash ^ word(bytes, at));
        }
        return mix(hash ^ lastWord(bytes, at, left));
    }

    private static long mix(long value) {
        long product = value * MULTIPLIER;
        return product ^ (product >>> Integer.SIZE);
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** The last 0 to 8 bytes of a text, without what follows them. */
    private static long lastWord(byte[] bytes, int at, int length) {
        return length == 0 ? 0 : word(bytes, at) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    }

    private boolean isEntry(int entry, byte[] bytes, int from, int length) {
        int start = starts[entry];
        if (starts[entry + 1] - start != length) {
            return false;
        }
        int done = 0;
        for (; length - done > Long.BYTES; done += Long.BYTES) {
            if (word(texts, start + done) != word(bytes, from + done)) {
                return false;
            }
        }
        return lastWord(texts, start + done, length - done) == lastWord(bytes, from + done, length - done);
    }

    private void add(long hash, byte[] bytes, int from, int length) {
        makeRoom(length);
        int start = starts[entries];
        System.arraycopy(bytes, from, texts, start, length);
        hashes[entries] = hash;
        times[entries] = 1;
        starts[entries + 1] = start + length;
        place(entries);
        entries++;
    }

    private void makeRoom(int length) {
        int needed = starts[entries] + length;
        if (entries == MOST_ENTRIES || needed > MOST_BYTES) {
            handOn();
            needed = length;
        }
        if (needed > texts.length - SLACK) {
            texts = Arrays.copyOf(texts, Math.max(needed, 2 * texts.length) + SLACK);
        }
        if (entries == times.length) {
            hashes = Arrays.copyOf(hashes, 2 * entries);
            times = Arrays.copyOf(times, 2 * entries);
            starts = Arrays.copyOf(starts, 2 * entries + 1);
            slots = new int[4 * entries];
            for (int entry = 0; entry < entries; entry++) {
                place(entry);
            }
        }
    }

    private void place(int entry) {
        int slot = home(hashes[entry]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry + 1;
    }

    /** Where the search for a text begins: the highest bits, since each depends on every byte. */
    private int home(long hash) {
        return (int) (hash >>> (Long.numberOfLeadingZeros(slots.length) + 1));
    }
}
