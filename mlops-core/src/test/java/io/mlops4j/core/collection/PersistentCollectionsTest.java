// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersistentCollectionsTest {
    /** More than two levels of a tree of 32 branches hold. */
    private static final int MANY = 40_000;

    /** Keys of which many share a hash, or all but its last bits. */
    private record Key(int number) {
        @Override
        public int hashCode() {
            return number % 3 == 0 ? 7 : number << 27;
        }
    }

    @Test
    @DisplayName("a list holds what was added and changed, and what was old stays as it was")
    void list() {
        SplittableRandom random = new SplittableRandom(1);
        List<Integer> expected = new ArrayList<>();
        PersistentList<Integer> list = PersistentList.empty();
        PersistentList<Integer> old = list;
        List<Integer> expectedOld = List.of();
        for (int i = 0; i < MANY; i++) {
            expected.add(i);
            list = list.plus(i);
            int at = random.nextInt(expected.size());
            expected.set(at, -i);
            list = list.with(at, -i);
            if (i == MANY / 2) {
                old = list;
                expectedOld = List.copyOf(expected);
            }
        }
        assertThat(list).isEqualTo(expected);
        assertThat(old).isEqualTo(expectedOld);
        assertThat(PersistentList.copyOf(expected)).isEqualTo(expected);
        assertThat(PersistentList.copyOf(list)).isSameAs(list);
    }

    @Test
    @DisplayName("no list reads or changes beyond its end, though an inner node has room there")
    void bounds() {
        PersistentList<Integer> list = PersistentList.copyOf(List.of(1, 2));
        assertThatThrownBy(() -> list.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.with(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    @DisplayName("a map holds what was put last, also where hashes collide, and what was old stays as it was")
    void map() {
        SplittableRandom random = new SplittableRandom(2);
        Map<Object, Integer> expected = new HashMap<>();
        PersistentMap<Object, Integer> map = PersistentMap.empty();
        PersistentMap<Object, Integer> old = map;
        Map<Object, Integer> expectedOld = Map.of();
        for (int i = 0; i < MANY; i++) {
            Object key = i % 50 == 0 ? new Key(random.nextInt(60)) : "c" + random.nextInt(MANY);
            expected.put(key, i);
            map = map.with(key, i);
            if (i == MANY / 2) {
                old = map;
                expectedOld = Map.copyOf(expected);
            }
        }
        assertThat(map).isEqualTo(expected).hasSameSizeAs(expected);
        for (Map.Entry<Object, Integer> entry : expected.entrySet()) {
            assertThat(map.get(entry.getKey())).isEqualTo(entry.getValue());
        }
        assertThat(old).isEqualTo(expectedOld);
        assertThat(map.get("absent")).isNull();
        assertThat(map.get(new Key(3_000))).isNull();
        assertThat(PersistentMap.copyOf(expected)).isEqualTo(map);
        assertThat(PersistentMap.copyOf(map)).isSameAs(map);
    }

    @Test
    @DisplayName("an indexed list finds what has a key, as it is now")
    void indexed() {
        IndexedList<Integer, String> empty = IndexedList.by(String::length);
        IndexedList<Integer, String> list = empty.plus("a").plus("bb").plus("c").with(0, "d");
        assertThat(list).containsExactly("d", "bb", "c");
        assertThat(list.having(1)).containsExactly("d", "c");
        assertThat(list.having(2)).containsExactly("bb");
        assertThat(list.having(3)).isEmpty();
        assertThat(empty.having(1)).isEmpty();
        assertThatThrownBy(() -> list.with(0, "long"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid element: 'long'");
    }
}
