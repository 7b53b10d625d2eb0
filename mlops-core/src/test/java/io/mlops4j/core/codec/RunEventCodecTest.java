// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventCodecTest {
    @Provide
    Arbitrary<List<RunEvent>> commits() {
        return Recorded.events().list().ofMaxSize(4).withoutEdgeCases();
    }

    @Property(tries = 300)
    void eventsAreReadAsTheyWereWritten(@ForAll("commits") List<RunEvent> events) {
        String line = RunEventCodec.encode(events);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(RunEventCodec.decode("commit", line)).isEqualTo(events);
        assertThat(RunEventCodec.encode(RunEventCodec.decode("commit", line))).isEqualTo(line);
    }

    @Property
    void aValueKeepsItsBits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        RunEvent event = new RunEvent.MetricsLogged(List.of(new MetricPoint("k", value, 0, 0)));

        List<RunEvent> read = RunEventCodec.decode("commit", RunEventCodec.encode(List.of(event)));

        double back = ((RunEvent.MetricsLogged) read.get(0)).points().get(0).value();
        assertThat(Double.doubleToLongBits(back)).isEqualTo(Double.doubleToLongBits(value));
    }

    @Test
    void everyKindOfEventHasAStoredForm() {
        Set<Class<?>> stored = Stream.concat(RunEventExamples.all().stream(), RunEventExamples.deletion().stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(stored).containsExactlyInAnyOrder(RunEvent.class.getPermittedSubclasses());
    }

    @Test
    void formatOneIsReadAndWrittenAsEver() {
        String golden = Golden.line("run-events-v1.json");

        assertThat(RunEventCodec.decode("golden line", golden)).isEqualTo(RunEventExamples.all());
        assertThat(RunEventCodec.encode(RunEventExamples.all())).isEqualTo(golden);
    }

    @Test
    void deletionsOfFormatOneAreReadAndWrittenAsEver() {
        String golden = Golden.line("run-deletion-v1.json");

        assertThat(RunEventCodec.decode("golden line", golden)).isEqualTo(RunEventExamples.deletion());
        assertThat(RunEventCodec.encode(RunEventExamples.deletion())).isEqualTo(golden);
    }

    @Test
    void noTruncatedLineIsRead() {
        String line = RunEventCodec.encode(RunEventExamples.all());

        for (int length = 0; length < line.length(); length++) {
            String truncated = line.substring(0, length);
            assertThatThrownBy(() -> RunEventCodec.decode("commit", truncated))
                    .as("first %d characters", length)
                    .isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void noAlteredByteIsRead() {
        Damage.eachAlteredByte(
                RunEventCodec.encode(RunEventExamples.all()), line -> RunEventCodec.decode("commit", line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"crc\":\"00000000\"}",
                "{\"events\":[],\"crc\":\"00000000\"}",
                "\ufeff{\"v\":1}"
            })
    void whatIsNoRecordIsCorrupt(String line) {
        assertThatThrownBy(() -> RunEventCodec.decode("commit 3 of run 'a1'", line))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageStartingWith("Cannot read commit 3 of run 'a1': ");
    }

    @Test
    void aNewerFormatIsRefused() {
        String newer = JsonOut.line(2, out -> out.text("surprise", "new"));

        assertThatThrownBy(() -> RunEventCodec.decode("commit", newer))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void anUnknownEventIsRefusedAsNewer() {
        String line =
                JsonOut.line(1, out -> out.objects("events", List.of("paused"), (o, type) -> o.text("type", type)));

        assertThatThrownBy(() -> RunEventCodec.decode("commit", line))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("'paused'");
    }

    @Test
    void anUnknownFieldIsIgnored() {
        String line = JsonOut.line(
                1,
                out -> out.text("later", "x")
                        .objects(
                                "events",
                                List.of("resumed"),
                                (o, type) -> o.text("type", type)
                                        .text("at", "2026-01-02T03:04:05Z")
                                        .int64("later", 7)));

        assertThat(RunEventCodec.decode("commit", line)).hasSize(1);
    }

    @Test
    void aValueThatOurTypesRefuseIsCorrupt() {
        String line = JsonOut.line(
                1,
                out -> out.objects(
                        "events",
                        List.of("params"),
                        (o, type) ->
                                o.text("type", type).texts("params", Collections.singletonMap("no\u0000key", "x"))));

        assertThatThrownBy(() -> RunEventCodec.decode("commit", line))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("events[0]");
    }

    @Test
    void aRecordOverFourMebibytesIsRefused() {
        MetricPoint[] points = new MetricPoint[100_000];
        Arrays.setAll(points, i -> new MetricPoint("a metric of some length", 0.123456789, i, i));

        assertThatThrownBy(() -> RunEventCodec.encode(List.of(new RunEvent.MetricsLogged(List.of(points)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 4194304 bytes");
    }
}
