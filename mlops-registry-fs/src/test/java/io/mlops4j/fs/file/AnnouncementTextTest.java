// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.file.AnnouncementText.Chunk;
import io.mlops4j.fs.file.AnnouncementText.Position;
import io.mlops4j.fs.file.AnnouncementText.Sign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncementTextTest {
    private static final String WRITER = "131b0884c8fb1129754af5ea2dfe4abc";
    private static final Path FILE = Path.of(WRITER + ".wri");

    private byte[] text = new byte[0];

    @BeforeEach
    void write() {
        Chunk first = AnnouncementText.begin(WRITER);
        Chunk begins = AnnouncementText.write(first.end(), Sign.BEGIN, "r1");
        Chunk another = AnnouncementText.write(begins.end(), Sign.BEGIN, "run-2");
        Chunk ends = AnnouncementText.write(another.end(), Sign.END, "r1");
        text = (first.text() + begins.text() + another.text() + ends.text()).getBytes(UTF_8);
        assertThat(ends.end().offset()).isEqualTo(text.length);
    }

    @Test
    void isTextThatAPersonCanRead() {
        assertThat(new String(text, UTF_8).lines().map(line -> line.replaceAll("[0-9a-f]{8}( |$)", "CHECK$1")))
                .containsExactly(
                        "mlops4j-writer format=1 writer=" + WRITER.substring(0, 24) + "CHECK check=CHECK",
                        "CHECK + r1",
                        "CHECK + run-2",
                        "CHECK - r1");
    }

    @Test
    void readsWhatItWroteInOnePieceOrAsItGrows() {
        assertThat(read(text)).containsExactly("BEGIN r1", "BEGIN run-2", "END r1");
        assertThat(AnnouncementText.writer(FILE, text)).isEqualTo(WRITER);

        List<String> grown = new ArrayList<>();
        Position position = Position.START;
        for (int end = 0; end <= text.length; end++) {
            byte[] rest = Arrays.copyOfRange(text, (int) position.offset(), end);
            position =
                    AnnouncementText.read(FILE, WRITER, position, rest, (sign, name) -> grown.add(sign + " " + name));
        }
        assertThat(grown).containsExactly("BEGIN r1", "BEGIN run-2", "END r1");
    }

    @Test
    void findsEveryAlteredBitButThoseOfATornEnd() {
        for (int i = 0; i < (text.length - 1) * 8; i++) {
            byte[] altered = text.clone();
            altered[i / 8] ^= (byte) (1 << (i % 8));
            assertDamaged(altered);
        }
    }

    @Test
    void findsLinesThatAreMissingDoubledOrSwapped() {
        List<String> lines = new String(text, UTF_8).lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertDamaged(text(without));
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertDamaged(text(doubled));
            List<String> swapped = new ArrayList<>(lines);
            swapped.set(i, lines.get(i + 1));
            swapped.set(i + 1, lines.get(i));
            assertDamaged(text(swapped));
        }
    }

    @Test
    void takesZerosBehindTheBeginningOfALineForAnAppendThatDidNotArrive() {
        for (String end : List.of("\0\0\0\0", "0123\0", "01234567 + r1\0")) {
            byte[] torn = (new String(text, UTF_8) + end).getBytes(UTF_8);
            assertThat(read(torn)).as(end).containsExactly("BEGIN r1", "BEGIN run-2", "END r1");
        }
    }

    @Test
    void takesZerosForAFirstLineThatDidNotArrive() {
        int length = AnnouncementText.begin(WRITER).text().length();
        for (int arrived = 0; arrived < length; arrived++) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(text, arrived), length);
            assertThat(read(torn)).isEmpty();
            assertThat(read(Arrays.copyOf(text, arrived))).isEmpty();
            // nothing is appended before the first line is durable
            assertDamaged(Arrays.copyOf(Arrays.copyOf(text, arrived), length + 1));
        }
        byte[] altered = Arrays.copyOf(text, length);
        altered[length - 1] = 'x';
        assertDamaged(altered);
    }

    @Test
    void findsAnEndThatIsNotTheBeginningOfALine() {
        for (String end : List.of("x", "\0x", "0123 + r1", "01234567 * r1", "012345678")) {
            assertDamaged((new String(text, UTF_8) + end).getBytes(UTF_8));
        }
        byte[] altered = text.clone();
        altered[text.length - 1] = ' ';
        assertDamaged(altered);
        assertDamaged(new byte[text.length]);
    }

    @Test
    void findsAFileOfAnotherWriter() {
        byte[] other = AnnouncementText.begin(WRITER.replace('1', '2')).text().getBytes(UTF_8);

        assertDamaged(other);
        assertThatThrownBy(() -> AnnouncementText.writer(FILE, new byte[0]))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(FILE.toString());
    }

    private static List<String> read(byte[] bytes) {
        List<String> read = new ArrayList<>();
        AnnouncementText.read(FILE, WRITER, Position.START, bytes, (sign, name) -> read.add(sign + " " + name));
        return read;
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageStartingWith("Cannot read '" + FILE + "': ");
    }
}
