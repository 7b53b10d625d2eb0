// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.samples.quickstart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAligned() {
        Table table = new Table("month", ">calls").row("2009-01", "7").row("May", "1,176");

        assertThat(table.lines())
                .containsExactly("month    calls", "--------------", "2009-01      7", "May      1,176");
    }

    @Test
    void theLastColumnIsBrokenIntoLines() {
        Table table = new Table("who", "why").row("ana", "because ".repeat(20).strip());

        assertThat(table.lines()).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(97));
        assertThat(table.lines().get(3)).startsWith("     because");
    }

    @Test
    void aRowMustFillTheTable() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("a", "b").row("1"));
    }

    @Test
    void aWordLongerThanALineIsCut() {
        assertThat(Lines.wrap("abcdefgh ij", 5)).containsExactly("abcde", "fgh", "ij");
        assertThat(Lines.wrap("", 5)).containsExactly("");
    }
}
