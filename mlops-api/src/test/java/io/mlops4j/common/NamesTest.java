// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    /** Every kind of name that obeys {@link Names#name}. */
    private static final List<Function<String, Object>> KINDS =
            List.of(ExperimentName::of, ModelName::of, Environment::of, Actor::person, Alias::of);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "not empty"),
                Arguments.of("a".repeat(251), "at most 250 characters, got 251"),
                Arguments.of("a/b", "no path separators"),
                Arguments.of("/etc/passwd", "no path separators"),
                Arguments.of("a\\b", "no path separators"),
                Arguments.of(".", "neither '.' nor '..'"),
                Arguments.of("..", "neither '.' nor '..'"),
                Arguments.of("../a", "no path separators"),
                Arguments.of("a\0b", "no control"),
                Arguments.of("a\nb", "no control"),
                Arguments.of("a\u001b[2J", "no control"),
                Arguments.of("a\u0085b", "no control"),
                Arguments.of("a\u2028b", "no control"),
                Arguments.of("a\u202eb", "direction-changing"),
                Arguments.of("a\u2066b", "direction-changing"),
                Arguments.of("a\ud83d", "no unpaired surrogates"),
                Arguments.of("\ude80a", "no unpaired surrogates"),
                Arguments.of(" a", "no white space at either end"),
                Arguments.of("a\u3000", "invisible"),
                Arguments.of("nb\u00a0x", "invisible"),
                Arguments.of("zero\u200bwidth", "invisible"),
                Arguments.of("rlm\u200fx", "invisible"),
                Arguments.of("\ufeffbom", "invisible"),
                Arguments.of("e\u0301", "in Unicode normal form C"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName("a name that is no line, no name or not itself is refused, whatever the kind")
    void refused(String value, String why) {
        for (Function<String, Object> kind : KINDS) {
            assertThatThrownBy(() -> kind.apply(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid ")
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "bank offers", "%2e%2e", "CON", "a#b;c?d", "märz", "東京", "\uD83D\uDE80", "a.b", "..a"})
    @DisplayName("what a person can read aloud is a name")
    void accepted(String value) {
        assertThat(ModelName.of(value).value()).isEqualTo(value);
        assertThat(ModelName.of("a".repeat(250)).value()).hasSize(250);
    }

    @Test
    @DisplayName("the error shows the value on one line, shortened, with nothing in it that a terminal obeys")
    void errorIsPrintable() {
        assertThatThrownBy(() -> ModelName.of("a\u001b[2J\n\u202e\ud800"))
                .hasMessageContaining("'a\\u001b[2J\\u000a\\u202e\\ud800'")
                .hasMessageMatching("\\p{Print}*");
        assertThatThrownBy(() -> ModelName.of("x".repeat(100_000)))
                .satisfies(
                        error -> assertThat(String.valueOf(error.getMessage())).hasSizeLessThan(200));
    }

    @Test
    @DisplayName("a key may hold slashes, a text anything that can be stored, a reason something")
    void keysAndTexts() {
        assertThat(Names.key("metric key", "val/auc")).isEqualTo("val/auc");
        assertThat(Names.text("value", "")).isEmpty();
        assertThat(Names.text("value", "a\n\tb")).isEqualTo("a\n\tb");
        assertThat(Names.text("value", "x".repeat(8_000))).hasSize(8_000);
        assertThatThrownBy(() -> Names.text("value", "x".repeat(8_001)))
                .hasMessageContaining("at most 8000 characters");
        assertThatThrownBy(() -> Names.text("value", "a\0")).hasMessageContaining("no NUL");
        assertThatThrownBy(() -> Names.text("value", "\ud800")).hasMessageContaining("no unpaired surrogate");
        assertThatThrownBy(() -> Names.reason("reason", " \n")).hasMessageContaining("not blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "LATEST", "v1", "V12", "1", "1a", "a b", "-a", "märz"})
    @DisplayName("an alias is never mistaken for a version number or a moving target")
    void aliases(String value) {
        assertThatThrownBy(() -> Alias.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Alias.of("v1a").value()).isEqualTo("v1a");
        assertThat(Alias.of("champion-2.0_x").value()).isEqualTo("champion-2.0_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "_a", "a/b", "..", "a b", "a.b", "é"})
    @DisplayName("a run id is plain")
    void runIds(String value) {
        assertThatThrownBy(() -> RunId.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunId.of("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThat(RunId.of("a".repeat(64)).value()).hasSize(64);
    }

    @Test
    @DisplayName("numbers of versions and requests start at 1 and order after the model")
    void identities() {
        assertThatThrownBy(() -> ModelVersionId.of("bank", 0)).hasMessageContaining("'0' (1 or more)");
        assertThatThrownBy(() -> RequestId.of("bank", -1)).hasMessageContaining("'-1' (1 or more)");
        assertThat(ModelVersionId.of("bank", 10))
                .hasToString("bank/10")
                .isGreaterThan(ModelVersionId.of("bank", 9))
                .isLessThan(ModelVersionId.of("banks", 1));
        assertThat(ModelVersionId.parse("bank/10")).isEqualTo(ModelVersionId.of("bank", 10));
        assertThat(RequestId.parse("a#b#10")).isEqualTo(RequestId.of("a#b", 10));
        for (String text : List.of("", "bank", "bank/", "/1", "bank/x", "bank/0", "a/b/1", "bank#1/")) {
            assertThatThrownBy(() -> ModelVersionId.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(RequestId.of("bank", 10)).hasToString("bank#10").isGreaterThan(RequestId.of("bank", 9));
    }
}
