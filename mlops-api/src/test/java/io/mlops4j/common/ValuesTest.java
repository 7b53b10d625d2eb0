// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValuesTest {
    /** FIPS 180-4 example: SHA-256 of "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    @DisplayName("a digest is the SHA-256, printed with its algorithm and read back")
    void digest() {
        assertThat(Digest.of("abc")).hasToString("sha256:" + ABC).isEqualTo(Digest.parse("sha256:" + ABC));
        assertThatThrownBy(() -> Digest.parse(ABC)).hasMessageContaining("'sha256:'");
        assertThatThrownBy(() -> new Digest(ABC.toUpperCase(Locale.ROOT))).hasMessageContaining("lower-case");
        assertThatThrownBy(() -> Digest.ofHash(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("an actor holds its roles and cannot be given more")
    void actor() {
        Actor bo = Actor.person("bo", "operator", "approver");
        assertThat(bo.has("approver")).isTrue();
        assertThat(bo.has("owner")).isFalse();
        assertThat(bo).hasToString("bo [approver, operator]");
        assertThat(Actor.service("ci")).hasToString("service ci");
        assertThatThrownBy(() -> bo.roles().add("owner")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Actor.person("bo", "")).hasMessageContaining("Invalid role");
    }

    @Test
    @DisplayName("a schema names each column once")
    void schema() {
        Schema schema = Schema.empty().required("age", Schema.Type.INT32).optional("job", Schema.Type.STRING);
        assertThat(schema.fields()).extracting(Schema.Field::name).containsExactly("age", "job");
        assertThatThrownBy(() -> schema.required("age", Schema.Type.FLOAT64))
                .hasMessage("Invalid schema: 'age' (each field name once)");
    }

    @Test
    @DisplayName("a comparison shows what differs, absence included")
    void sideBySide() {
        SideBySide.Row same = new SideBySide.Row(SideBySide.Section.PARAM, "a", "1", "1");
        SideBySide.Row other = new SideBySide.Row(SideBySide.Section.PARAM, "b", "1", "2");
        SideBySide.Row gone = new SideBySide.Row(SideBySide.Section.TAG, "c", "1", null);
        SideBySide.Row come = new SideBySide.Row(SideBySide.Section.TAG, "d", null, "1");
        assertThat(new SideBySide("x", "y", List.of(same, other, gone, come)).differences())
                .containsExactly(other, gone, come);
    }

    @Test
    @DisplayName("a page copies its items and knows whether it is the last")
    void page() {
        assertThat(new Page<>(List.of(1), "t").hasNext()).isTrue();
        assertThat(new Page<>(List.of(1), null).hasNext()).isFalse();
    }
}
