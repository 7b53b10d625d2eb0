// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private final Map<String, Long> handedOn = new HashMap<>();
    private final TextTable table = new TextTable((text, times) -> handedOn.merge(text, times, Long::sum));

    private void count(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[3 + utf8.length + TextTable.SLACK];
        // What stands around a text must not matter.
        new Random(text.length()).nextBytes(bytes);
        System.arraycopy(utf8, 0, bytes, 3, utf8.length);
        table.count(bytes, 3, utf8.length);
    }

    @Test
    void tellsTextsApartByLengthAndByEveryByte() {
        String text = "a text of more than two words of eight bytes";
        List<String> texts = new ArrayList<>(List.of("", "\0", "\0\0"));
        for (int length = 1; length <= text.length(); length++) {
            texts.add(text.substring(0, length));
            texts.add(text.substring(0, length - 1) + "#");
            texts.add("#" + text.substring(0, length));
        }
        texts.forEach(this::count);
        texts.forEach(this::count);
        assertThat(handedOn).isEmpty();
        table.handOn();
        assertThat(handedOn).hasSize((int) texts.stream().distinct().count());
        assertThat(handedOn.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2L * texts.size());
        assertThat(handedOn.get("")).isEqualTo(2);
    }

    @Test
    void startsAnewOnceHandedOn() {
        count("a");
        table.handOn();
        count("a");
        table.handOn();
        table.handOn();
        assertThat(handedOn).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void handsOnBeforeItGrowsWithoutBound() {
        int distinct = 200_000;
        for (int i = 0; i < distinct; i++) {
            count("identifier " + i);
        }
        assertThat(handedOn).hasSizeBetween(distinct / 2, distinct - 1);
        table.handOn();
        assertThat(handedOn).hasSize(distinct).containsValue(1L).doesNotContainValue(2L);
    }

    @Test
    void textsOfEqualHashesAreHandedOnRatherThanSearchedFor() {
        List<String> alike = new ArrayList<>();
        for (int i = 0; alike.size() < 300; i++) {
            byte[] bytes = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(bytes, bytes.length + TextTable.SLACK);
            // The table takes as few of the highest bits as it has room for.
            if (TextTable.hash(padded, 0, bytes.length) >>> 52 == 0) {
                alike.add(Integer.toString(i));
            }
        }
        alike.forEach(this::count);
        alike.forEach(this::count);
        assertThat(handedOn).isNotEmpty().hasSizeLessThan(300);
        table.handOn();
        assertThat(handedOn).hasSize(300).doesNotContainValue(1L).doesNotContainValue(3L);
    }

    @Test
    void tellsTextsOfOneHashApart() {
        byte[] first = "aaaaaaaabbbbbbbb".getBytes(StandardCharsets.UTF_8);
        byte[] second = "cccccccc________".getBytes(StandardCharsets.UTF_8);
        // The second half makes up for what the first half changed.
        long change = mix(word(first, 0) ^ 16) ^ mix(word(second, 0) ^ 16);
        ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN).putLong(8, word(first, 8) ^ change);
        byte[] bytes =
                ByteBuffer.allocate(32 + TextTable.SLACK).put(first).put(second).array();
        assertThat(TextTable.hash(bytes, 16, 16)).isEqualTo(TextTable.hash(bytes, 0, 16));
        for (int i = 0; i < 4; i++) {
            table.count(bytes, i == 0 ? 0 : 16, 16);
        }
        table.handOn();
        assertThat(handedOn).isEqualTo(Map.of("aaaaaaaabbbbbbbb", 1L, new String(second, StandardCharsets.UTF_8), 3L));
    }

    private static long word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    /** What hashing does with one word, seen from a text that is just that word. */
    private static long mix(long word) {
        byte[] bytes = new byte[8 + TextTable.SLACK];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(word ^ 8);
        return TextTable.hash(bytes, 0, 8);
    }
}
