// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.collection;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An immutable list that also finds its elements by a key. Reading, adding and changing one cost O(log n). Safe for use by
 * several threads.
 *
 * @param <K> the keys
 * @param <E> what it holds; never null
 */
public final class IndexedList<K, E> extends AbstractList<E> implements RandomAccess {
    private final Function<? super E, ? extends K> key;
    private final PersistentList<E> all;
    private final PersistentMap<K, PersistentList<Integer>> places;

    private IndexedList(
            Function<? super E, ? extends K> key,
            PersistentList<E> all,
            PersistentMap<K, PersistentList<Integer>> places) {
        this.key = key;
        this.all = all;
        this.places = places;
    }

    /**
     * Gives an empty list.
     *
     * @param key tells the key of an element; several may have the same
     * @param <K> the keys
     * @param <E> what it holds
     * @return a list of nothing
     */
    public static <K, E> IndexedList<K, E> by(Function<? super E, ? extends K> key) {
        return new IndexedList<>(key, PersistentList.empty(), PersistentMap.empty());
    }

    @Override
    public E get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /**
     * Finds what has a key.
     *
     * @param wanted the key
     * @return every element with it, in the order of the list
     */
    public Stream<E> having(K wanted) {
        return places.getOrDefault(wanted, PersistentList.empty()).stream().map(all::get);
    }

    /**
     * Adds an element.
     *
     * @param last the element
     * @return a list that ends with it
     */
    public IndexedList<K, E> plus(E last) {
        K found = key.apply(last);
        PersistentList<Integer> before = places.getOrDefault(found, PersistentList.empty());
        return new IndexedList<>(key, all.plus(last), places.with(found, before.plus(all.size())));
    }

    /**
     * Puts an element in the place of another with the same key.
     *
     * @param index the place, from 0
     * @param element the element
     * @return a list with the element there
     * @throws IllegalArgumentException if it has another key
     */
    public IndexedList<K, E> with(int index, E element) {
        if (!key.apply(element).equals(key.apply(all.get(index)))) {
            throw new IllegalArgumentException(
                    "Invalid element: '" + element + "' (another key than at " + index + ")");
        }
        return new IndexedList<>(key, all.with(index, element), places);
    }
}
