// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    private static final Path FILE = Path.of("000000000002.rec");
    private static final RecordFile RECORD = new RecordFile(
            RecordFile.Kind.MODEL,
            2,
            Digest.of("before").hex(),
            "00112233445566778899aabbccddeeff",
            "credit risk \u754c",
            "{\"name\":\"\ud83d\ude80\"}");

    @Test
    void isThreeLinesThatAPersonCanCheck() {
        String[] lines = new String(RECORD.encode(), UTF_8).split("\n", -1);
        String rest = lines[1] + "\n" + lines[2] + "\n";

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .startsWith("mlops4j-record format=1 kind=model number=2 previous="
                        + Digest.of("before").hex() + " writer=00112233445566778899aabbccddeeff bytes="
                        + rest.getBytes(UTF_8).length + " sha256="
                        + Digest.of(rest).hex() + " check=");
        assertThat(lines[1]).isEqualTo("owner=credit risk \u754c");
        assertThat(lines[2]).isEqualTo("{\"name\":\"\ud83d\ude80\"}");
        assertThat(lines[3]).isEmpty();
    }

    @Test
    void readsWhatItWrote() {
        assertThat(RecordFile.decode(FILE, RECORD.encode())).isEqualTo(RECORD);
    }

    @Test
    void hasALineForEachEntryOfAModel() {
        RecordFile record = record(RecordFile.Kind.MODEL, List.of("{\"n\":1}", "", "{\"n\":3}"));
        String text = new String(record.encode(), UTF_8);

        assertThat(text).endsWith("\nowner=a\n{\"n\":1}\n\n{\"n\":3}\n");
        assertThat(RecordFile.decode(FILE, record.encode())).isEqualTo(record);
        for (int size = 0; size < record.encode().length; size++) {
            assertDamaged(Arrays.copyOf(record.encode(), size));
        }
    }

    @Test
    void hasOneLineIfItIsNoModels() {
        assertThatThrownBy(() -> record(RecordFile.Kind.RUN, List.of("{}", "{}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record(RecordFile.Kind.MODEL, List.of())).isInstanceOf(IllegalArgumentException.class);
        String several =
                new String(record(RecordFile.Kind.MODEL, List.of("{}", "{}")).encode(), UTF_8);
        assertThatThrownBy(() -> RecordFile.decode(
                        FILE,
                        Seals.record(several.replace("kind=model", "kind=run").getBytes(UTF_8))))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read '000000000002.rec': it has 2 lines of payload, not one");
        assertThatThrownBy(() -> RecordFile.decode(
                        FILE, Seals.record(several.replace("\n{}", "").getBytes(UTF_8))))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageEndingWith("it does not have a line of its owner and one of payload");
    }

    private static RecordFile record(RecordFile.Kind kind, List<String> payloads) {
        return new RecordFile(kind, 1, RecordFile.NONE, RECORD.writer(), "a", payloads);
    }

    @Test
    void findsEveryTruncation() {
        byte[] bytes = RECORD.encode();
        for (int size = 0; size < bytes.length; size++) {
            assertDamaged(Arrays.copyOf(bytes, size));
        }
    }

    @Test
    void findsEveryAlteredBit() {
        byte[] bytes = RECORD.encode();
        for (int i = 0; i < bytes.length * 8; i++) {
            byte[] altered = bytes.clone();
            altered[i / 8] ^= (byte) (1 << (i % 8));
            assertDamaged(altered);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "x", "\u0000", "{}\n"})
    void findsWhatWasAppended(String garbage) {
        String whole = new String(RECORD.encode(), UTF_8);

        assertDamaged((whole + garbage).getBytes(UTF_8));
        assertDamaged((garbage + whole).getBytes(UTF_8));
        assertDamaged((whole + whole).getBytes(UTF_8));
    }

    @Test
    void refusesANewerFormatWhateverItSays() {
        String first = CheckedLine.seal("mlops4j-record format=2 whatever comes");

        assertThatThrownBy(() -> RecordFile.decode(FILE, (first + "\nanything").getBytes(UTF_8)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(FILE.toString())
                .hasMessageContaining("format 2");
    }

    @Test
    void refusesSoundLinesThatAreNoRecord() {
        assertDamaged((CheckedLine.seal("mlops4j-record format=1 kind=model") + "\nowner=a\n{}\n").getBytes(UTF_8));
        assertDamaged((CheckedLine.seal("mlops4j-metrics format=1 run=a segment=b") + "\n").getBytes(UTF_8));
    }

    @Test
    void refusesAnotherSpellingOfItsNumbers() {
        String sound = new String(RECORD.encode(), UTF_8);
        for (String altered : List.of(
                sound.replace("number=2", "number=02"),
                sound.replace("number=2", "number=0"),
                sound.replace("bytes=", "bytes=0"))) {
            String first = altered.substring(0, altered.indexOf(" check="));
            String rest = altered.substring(altered.indexOf('\n'));

            assertDamaged((CheckedLine.seal(first) + rest).getBytes(UTF_8));
        }
    }

    @Test
    void refusesARecordThatDoesNotBelongHere() {
        assertThatCode(() -> RECORD.require(FILE, RecordFile.Kind.MODEL, 2, RECORD.previous()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RECORD.require(FILE, RecordFile.Kind.RUN, 2, RECORD.previous()))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read '000000000002.rec': it is a record of kind model, not run");
        assertThatThrownBy(() -> RECORD.require(FILE, RecordFile.Kind.MODEL, 3, RECORD.previous()))
                .hasMessage("Cannot read '000000000002.rec': it is record 2, not 3");
        assertThatThrownBy(() -> RECORD.require(FILE, RecordFile.Kind.MODEL, 2, RecordFile.NONE))
                .hasMessage("Cannot read '000000000002.rec': it does not follow the record before it");
        assertThatThrownBy(() -> RECORD.requireOwner(FILE, "credit"))
                .hasMessage("Cannot read '000000000002.rec': it belongs to 'credit risk \u754c', not to 'credit'");
    }

    @Test
    void refusesToWriteWhatUtf8CannotHold() {
        RecordFile record =
                new RecordFile(RecordFile.Kind.RUN, 1, RecordFile.NONE, RECORD.writer(), "a", "{\"a\":\"\ud800\"}");

        assertThatThrownBy(record::encode)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no unpaired surrogates");
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> RecordFile.decode(FILE, bytes))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageStartingWith("Cannot read '" + FILE + "': ");
    }
}
