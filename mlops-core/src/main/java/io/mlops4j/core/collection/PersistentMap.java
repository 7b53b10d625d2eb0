// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.collection;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map: a hash trie of 32 branches, of which a change copies one path (Bagwell, Ideal Hash Trees, 2001). Finding and
 * putting cost O(log n), going through all of it a copy. Safe for use by several threads.
 *
 * @param <K> the keys; never null
 * @param <V> the values; never null
 */
public final class PersistentMap<K, V> extends AbstractMap<K, V> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(new Branch<>(0, List.of()), 0);

    private sealed interface Node<K, V> {}

    /** The children of those of 32 slots that are taken. */
    private record Branch<K, V>(int taken, List<Node<K, V>> children) implements Node<K, V> {
        int place(int bit) {
            return Integer.bitCount(taken & (bit - 1));
        }
    }

    /** Every key with one hash. */
    private record Bucket<K, V>(int hash, Map<K, V> entries) implements Node<K, V> {}

    private final Node<K, V> root;
    private final int size;

    private PersistentMap(Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    /**
     * Gives the empty map.
     *
     * @param <K> the keys
     * @param <V> the values
     * @return a map of nothing
     */
    @SuppressWarnings("unchecked")
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /**
     * Copies a map, unless it is such a map already.
     *
     * @param entries what to hold
     * @param <K> the keys
     * @param <V> the values
     * @return a map of these
     */
    public static <K, V> PersistentMap<K, V> copyOf(Map<K, V> entries) {
        if (entries instanceof PersistentMap<K, V> same) {
            return same;
        }
        PersistentMap<K, V> map = empty();
        for (Map.Entry<K, V> entry : entries.entrySet()) {
            map = map.with(entry.getKey(), entry.getValue());
        }
        return map;
    }

    /**
     * Puts a value.
     *
     * @param key its key
     * @param value the value
     * @return a map that has it in the place of what the key had
     */
    public PersistentMap<K, V> with(K key, V value) {
        Bucket<K, V> added = new Bucket<>(hash(key), Map.of(key, value));
        return new PersistentMap<>(put(root, 0, added), containsKey(key) ? size : size + 1);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int hash = hash(key);
        Node<K, V> node = root;
        for (int level = 0; node instanceof Branch<K, V> branch; level += BITS) {
            int bit = bit(hash, level);
            if ((branch.taken() & bit) == 0) {
                return null;
            }
            node = branch.children().get(branch.place(bit));
        }
        Bucket<K, V> bucket = (Bucket<K, V>) node;
        return bucket.hash() == hash ? bucket.entries().get(key) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        Map<K, V> all = new HashMap<>();
        collect(root, all);
        return Collections.unmodifiableMap(all).entrySet();
    }

    private static <K, V> Node<K, V> put(Node<K, V> node, int level, Bucket<K, V> added) {
        if (node instanceof Bucket<K, V> present) {
            return present.hash() == added.hash()
                    ? both(present, added)
                    : put(put(new Branch<>(0, List.of()), level, present), level, added);
        }
        Branch<K, V> branch = (Branch<K, V>) node;
        int bit = bit(added.hash(), level);
        int place = branch.place(bit);
        List<Node<K, V>> children = new ArrayList<>(branch.children());
        if ((branch.taken() & bit) == 0) {
            children.add(place, added);
        } else {
            children.set(place, put(children.get(place), level + BITS, added));
        }
        return new Branch<>(branch.taken() | bit, children);
    }

    private static <K, V> Bucket<K, V> both(Bucket<K, V> present, Bucket<K, V> added) {
        Map<K, V> entries = new HashMap<>(present.entries());
        entries.putAll(added.entries());
        return new Bucket<>(added.hash(), Map.copyOf(entries));
    }

    private static <K, V> void collect(Node<K, V> node, Map<K, V> all) {
        if (node instanceof Branch<K, V> branch) {
            branch.children().forEach(child -> collect(child, all));
        } else {
            all.putAll(((Bucket<K, V>) node).entries());
        }
    }

    private static int hash(@Nullable Object key) {
        int hash = key == null ? 0 : key.hashCode();
        return hash ^ hash >>> 16;
    }

    private static int bit(int hash, int level) {
        return 1 << (hash >>> level & MASK);
    }
}
