// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "churn          | churn",
                "credit-risk_v2 | credit-risk_v2",
                "v1.2           | v1.2",
                "Churn          | %43hurn",
                "a b            | a%20b",
                "a%20b          | a%2520b",
                "%2e%2e         | %252e%252e",
                "..             | %2e%2e",
                ".a             | %2ea",
                "a.             | a%2e",
                "-rf            | %2drf",
                "a+b            | a%2bb",
                "con            | %63on",
                "aux.txt        | %61ux.txt",
                "lpt1           | %6cpt1",
                "con1           | con1",
                "console        | console",
                "\u00e9         | %c3%a9",
                "\ud83d\ude80   | %f0%9f%9a%80"
            })
    void writesNames(String name, String fileName) {
        assertThat(FileNames.of(name)).isEqualTo(fileName);
        assertThat(FileNames.nameOf(fileName)).contains(name);
    }

    @Test
    void cutsLongNamesAndTellsThemApart() {
        String name = "x".repeat(101);

        assertThat(FileNames.of("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(FileNames.of(name))
                .isEqualTo("x".repeat(60) + "+" + Digest.of(name).hex());
        assertThat(FileNames.nameOf(FileNames.of(name))).isEmpty();
    }

    @Test
    void cutsNoEscapeInTwo() {
        for (int plain = 0; plain < 3; plain++) {
            String fileName = FileNames.of("x".repeat(plain) + "\u754c".repeat(50));

            assertThat(fileName).matches("x*(%[0-9a-f]{2})+\\+[0-9a-f]{64}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A", "%", "%4", "%43%", "%zz", "%61", "%2E", "a.", ".a", "-a", "a b", "con", "%c3", "\u00e9", "a+b"
            })
    void readsNoNameThatItWouldWriteOtherwise(String fileName) {
        assertThat(FileNames.nameOf(fileName)).isEmpty();
    }

    @Property
    void isSafeOnEveryFileSystem(@ForAll @StringLength(min = 1, max = 250) String name) {
        String fileName = FileNames.of(name);

        assertThat(fileName)
                .matches("[a-z0-9_%][a-z0-9_.%+-]*")
                .hasSizeBetween(1, 125)
                .doesNotEndWith(".");
        assertThat(fileName).isEqualTo(fileName.toLowerCase(Locale.ROOT));
    }

    @Property
    void keepsNamesApart(
            @ForAll @StringLength(min = 1, max = 60) String one,
            @ForAll @StringLength(min = 1, max = 60) String other) {
        Assume.that(!one.equals(other) && isEncodable(one) && isEncodable(other));

        assertThat(FileNames.of(one)).isNotEqualTo(FileNames.of(other));
    }

    @Property
    void readsWhatItWrites(@ForAll @StringLength(min = 1, max = 30) String name) {
        Assume.that(isEncodable(name));
        String fileName = FileNames.of(name);

        assertThat(FileNames.nameOf(fileName))
                .isEqualTo(fileName.indexOf('+') < 0 ? Optional.of(name) : Optional.empty());
    }

    private static boolean isEncodable(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
