// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void fieldsStandInTheOrderInWhichTheyWereWritten() {
        String line = JsonOut.line(
                7,
                out -> out.text("z", "é\n")
                        .int32("a", 1)
                        .float64("f", -0.0)
                        .texts("list", List.of("x", "y"))
                        .texts("map", new TreeMap<>(Map.of("k", "v")))
                        .object("o", o -> o.int64("n", Long.MIN_VALUE)));

        assertThat(line)
                .startsWith("{\"v\":7,\"z\":\"é\\n\",\"a\":1,\"f\":-0.0,\"list\":[\"x\",\"y\"],\"map\":{\"k\":\"v\"},"
                        + "\"o\":{\"n\":-9223372036854775808},\"crc\":\"")
                .matches(".*[0-9a-f]{8}\"}");
    }

    @Test
    void absentValuesAreLeftOut() {
        JsonIn in = read(
                out -> out.text("a", null).printed("b", null).int32("c", null).instant("d", null));

        assertThat(in.has("a")).isFalse();
        assertThat(in.optionalText("a")).isEmpty();
        assertThat(in.optionalParsed("b", text -> text)).isEmpty();
        assertThat(in.optionalInt32("c")).isEmpty();
        assertThat(in.optionalObject("d")).isEmpty();
    }

    @Test
    void aMissingFieldIsNamedWithItsPlace() {
        JsonIn in = read(out -> out.object("a", a -> a.objects("b", List.of(1), (b, i) -> b.int32("c", i))));

        assertThatThrownBy(() -> in.object("a").objects("b", b -> b.text("d")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read record: field 'a.b[0].d' is missing");
    }

    @Test
    void aFieldOfAnotherTypeIsCorrupt() {
        JsonIn in = read(out -> out.text("text", "3").int32("number", 3).object("object", o -> {}));

        List<Consumer<JsonIn>> mistakes = List.of(
                i -> i.int32("text"),
                i -> i.int64("text"),
                i -> i.float64("text"),
                i -> i.text("number"),
                i -> i.object("number"),
                i -> i.texts("object"),
                i -> i.objects("text", o -> o),
                i -> i.instant("text"),
                i -> i.constant("text", Thread.State.class));
        assertThat(mistakes)
                .allSatisfy(mistake ->
                        assertThatThrownBy(() -> mistake.accept(in)).isInstanceOf(CorruptRecordException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.0", "1e3", "-9223372036854775809"})
    void whatIsNoLongIsNotRounded(String number) {
        JsonIn in = JsonIn.read("record", sealed("{\"v\":1,\"n\":" + number), 1);

        assertThatThrownBy(() -> in.int64("n")).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void aNumberBeyondAllDoublesIsNotTakenForInfinity() {
        JsonIn in = JsonIn.read("record", sealed("{\"v\":1,\"n\":1e999"), 1);

        assertThatThrownBy(() -> in.float64("n")).isInstanceOf(CorruptRecordException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"a\":1,\"a\":1",
                "{\"v\":1,\"o\":{\"a\":1,\"a\":2}",
                "{\"v\":1}{\"a\":1",
                "{\"v\":1,\"n\":NaN",
                "{\"v\":1,'n':1",
                "{\"v\":1,\"n\":01",
                "{\"v\":1,/*x*/\"n\":1",
                "{\"v\":\"1\"",
                "{\"v\":0",
                "{\"w\":1"
            })
    void whatOurWriterNeverWritesIsCorrupt(String open) {
        assertThatThrownBy(() -> JsonIn.read("record", sealed(open), 1)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void deepNestingIsCorruptAndExhaustsNoStack() {
        String deep = "{\"v\":1,\"a\":" + "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> JsonIn.read("record", sealed(deep), 1)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void anOversizedLineIsCorrupt() {
        assertThatThrownBy(() -> JsonIn.read("record", " ".repeat(JsonOut.MAX_BYTES + 1), 1))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void theLargestRecordIsReadBack() {
        int frame = JsonOut.line(1, out -> out.text("t", "")).length();
        String text = "x".repeat(JsonOut.MAX_BYTES - frame);

        String line = JsonOut.line(1, out -> out.text("t", text));

        assertThat(JsonIn.read("record", line, 1).text("t")).isEqualTo(text);
        assertThatThrownBy(() -> JsonOut.line(1, out -> out.text("t", text + "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unpairedSurrogatesAreNeitherWrittenNorRead() {
        assertThatThrownBy(() -> JsonOut.line(1, out -> out.text("t", "\ud800")))
                .isInstanceOf(IllegalArgumentException.class);
        String line = JsonOut.line(1, out -> out.text("t", "x")).replace('x', '\udc00');
        assertThatThrownBy(() -> JsonIn.read("record", line, 1)).isInstanceOf(CorruptRecordException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "x\\ud800", "\\ud800x", "\\udc00\\ud800", "\\ud800\\ud800\\udc00"})
    void unpairedSurrogatesAreNotReadInEscapesEither(String escaped) {
        String value = sealed("{\"v\":1,\"t\":\"" + escaped + "\"");
        String key = sealed("{\"v\":1,\"" + escaped + "\":1");

        assertThatThrownBy(() -> JsonIn.read("record", value, 1)).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(() -> JsonIn.read("record", key, 1)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void pairsOfSurrogatesAreReadInEscapes() {
        String line = sealed("{\"v\":1,\"t\":\"\\ud83d\\ude00\"");

        assertThat(JsonIn.read("record", line, 1).text("t")).isEqualTo("\ud83d\ude00");
    }

    @Test
    void aNewerRecordThatIsSealedInAnotherWayIsStillSeenToBeNewer() {
        assertThatThrownBy(() -> JsonIn.read("record", "{\"v\":2,\"sum\":\"...\"}", 1))
                .isInstanceOf(UnsupportedFormatException.class);
    }

    private static JsonIn read(Consumer<JsonOut> fields) {
        return JsonIn.read("record", JsonOut.line(1, fields), 1);
    }

    private static String sealed(String open) {
        return Checksum.seal(open, ByteBuffer.wrap(open.getBytes(StandardCharsets.UTF_8)));
    }
}
