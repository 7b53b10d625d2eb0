// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UnseenCategoriesTest {
    @Property(tries = 2000)
    void keepsTheFirstNamesWithExactCountsHoweverTheDataIsSplit(
            @ForAll List<@StringLength(min = 0, max = 2) @CharRange(from = 'a', to = 'd') String> names,
            @ForAll List<@IntRange(min = 0, max = 3) Integer> parts,
            @ForAll @IntRange(min = 0, max = 5) int limit) {
        UnseenCategories[] split = new UnseenCategories[4];
        for (int i = 0; i < split.length; i++) {
            split[i] = new UnseenCategories(limit);
        }
        TreeMap<String, Long> expected = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            split[parts.isEmpty() ? 0 : parts.get(i % parts.size())].add(names.get(i), 1);
            expected.merge(names.get(i), 1L, Long::sum);
        }
        while (expected.size() > limit) {
            expected.pollLastEntry();
        }
        UnseenCategories leftToRight = new UnseenCategories(limit);
        for (UnseenCategories part : split) {
            leftToRight.merge(part);
        }
        split[2].merge(split[3]);
        split[1].merge(split[2]);
        split[1].merge(split[0]);
        for (UnseenCategories merged : List.of(leftToRight, split[1])) {
            assertThat(merged.named()).isEqualTo(expected);
            assertThat(merged.total()).isEqualTo(names.size());
        }
    }

    @Test
    void doublesWhenMergedWithItself() {
        UnseenCategories unseen = new UnseenCategories(1);
        unseen.add("b", 2);
        unseen.add("a", 3);
        unseen.merge(unseen);
        assertThat(unseen.named()).isEqualTo(Map.of("a", 6L));
        assertThat(unseen.pooled()).isEqualTo(4);
    }
}
