// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.collection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list: a tree of 32 branches, of which a change copies one path. Reading and changing an element cost O(log n).
 * Safe for use by several threads.
 *
 * @param <E> what it holds; never null
 */
public final class PersistentList<E> extends AbstractList<E> implements RandomAccess {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final PersistentList<?> EMPTY = new PersistentList<>(new Object[0], 0, 0);

    private final Object[] root;
    private final int shift;
    private final int size;

    private PersistentList(Object[] root, int shift, int size) {
        this.root = root;
        this.shift = shift;
        this.size = size;
    }

    /**
     * Gives the empty list.
     *
     * @param <E> what it holds
     * @return a list of nothing
     */
    @SuppressWarnings("unchecked")
    public static <E> PersistentList<E> empty() {
        return (PersistentList<E>) EMPTY;
    }

    /**
     * Copies a collection, unless it is such a list already.
     *
     * @param elements what to hold, in order
     * @param <E> what it holds
     * @return a list of these
     */
    @SuppressWarnings("unchecked")
    public static <E> PersistentList<E> copyOf(Collection<? extends E> elements) {
        if (elements instanceof PersistentList<?>) {
            return (PersistentList<E>) elements;
        }
        PersistentList<E> list = empty();
        for (E element : elements) {
            list = list.plus(element);
        }
        return list;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        Objects.checkIndex(index, size);
        Object[] node = root;
        for (int level = shift; level > 0; level -= BITS) {
            node = (Object[]) node[index >>> level & MASK];
        }
        return (E) node[index & MASK];
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * Adds an element.
     *
     * @param last the element
     * @return a list that ends with it
     */
    public PersistentList<E> plus(E last) {
        boolean full = size == 1 << (shift + BITS);
        int deeper = full ? shift + BITS : shift;
        return new PersistentList<>(put(full ? new Object[] {root} : root, deeper, size, last), deeper, size + 1);
    }

    /**
     * Puts an element in the place of another.
     *
     * @param index the place, from 0
     * @param element the element
     * @return a list with the element there
     */
    public PersistentList<E> with(int index, E element) {
        Objects.checkIndex(index, size);
        return new PersistentList<>(put(root, shift, index, element), shift, size);
    }

    private static Object[] put(Object @Nullable [] node, int level, int index, Object element) {
        int slot = index >>> level & MASK;
        Object[] copy = node == null ? new Object[1] : Arrays.copyOf(node, Math.max(node.length, slot + 1));
        copy[slot] = level == 0 ? element : put((Object[]) copy[slot], level - BITS, index, element);
        return copy;
    }
}
