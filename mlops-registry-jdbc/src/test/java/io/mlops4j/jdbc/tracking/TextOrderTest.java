// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextOrderTest {
    private static final int[] EDGES = {
        ' ', 'a', 0xd7ff, 0xe000, 0xe001, 0xfffd, 0xffff, 0x10000, 0x10001, 0x1f680, 0xfffff, 0x100000, 0x10ffff
    };

    @Test
    @DisplayName("in UTF-8, which databases compare byte by byte, texts order as in Java")
    void ordersAsJava() throws Exception {
        Dialect dialect = byCodePoints();
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            String a = text(random);
            String b = text(random);
            assertThat(Integer.signum(Arrays.compareUnsigned(utf8(dialect, a), utf8(dialect, b))))
                    .as("%s and %s", a, b)
                    .isEqualTo(Integer.signum(a.compareTo(b)));
        }
    }

    @Test
    @DisplayName("texts below U+D800 are ordered by themselves and take no second column")
    void usualTextsStay() throws Exception {
        for (String usual : List.of("", "tree", "\u00e9\u754c", "\ud7ff")) {
            assertThat(TextOrder.of(byCodePoints(), usual)).isNull();
        }
    }

    @Test
    @DisplayName("the beginning of a value never ends within a character, and short values are whole")
    void beginningsAreWhole() {
        String long64 = "x".repeat(63) + "\ud83d\ude80";
        assertThat(TextOrder.start(long64)).isEqualTo("x".repeat(63));
        assertThat(TextOrder.isWhole(TextOrder.start(long64))).isFalse();
        assertThat(TextOrder.isWhole(TextOrder.start("x".repeat(62)))).isTrue();
        assertThat(TextOrder.start("x".repeat(65))).hasSize(64);
    }

    private static Dialect byCodePoints() throws Exception {
        try (Connection connection = PostgresDatabase.instance().fresh().getConnection()) {
            return Dialect.of(connection);
        }
    }

    private static byte[] utf8(Dialect dialect, String text) {
        return Objects.requireNonNullElse(TextOrder.of(dialect, text), text).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(EDGES[random.nextInt(EDGES.length)]);
        }
        return text.toString();
    }
}
