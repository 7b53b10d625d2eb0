// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.tracking.MetricPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentTextTest {
    private static final RunId RUN = RunId.of("r1");
    private static final Path FILE = Path.of("5f0e.seg");
    private static final List<List<MetricPoint>> BATCHES = List.of(
            List.of(new MetricPoint("auc", 0.87, 0, 1_700_000_000_000L), new MetricPoint("log loss", -0.0, -1, 0)),
            List.of(new MetricPoint("\u754c/\ud83d\ude80", Double.NaN, Long.MIN_VALUE, Long.MAX_VALUE)),
            List.of(
                    new MetricPoint("a", Double.NEGATIVE_INFINITY, 1, 1),
                    new MetricPoint("a", Double.MIN_VALUE, 2, 2),
                    new MetricPoint("a", 1e300, 3, 3)));

    private byte[] segment = new byte[0];
    private final List<Integer> ends = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SegmentLines lines = new SegmentLines(RUN, "5f0e");
        for (List<MetricPoint> batch : BATCHES) {
            lines.write(batch);
            lines.copyTo(out);
            ends.add(out.size());
        }
        segment = out.toByteArray();
        assertThat(lines.end()).isEqualTo(segment.length);
    }

    @Test
    void isTextThatAPersonCanRead() {
        assertThat(new String(segment, UTF_8).lines())
                .hasSize(7)
                .first()
                .asString()
                .startsWith("mlops4j-metrics format=1 run=r1 segment=5f0e check=");
        assertThat(new String(segment, UTF_8).lines().skip(1))
                .element(1)
                .asString()
                .endsWith(" 0 -1 0 -0.0 log loss");
    }

    @Test
    void readsWhatItWroteInOnePieceOrAsItGrows() {
        assertThat(read(segment).points()).isEqualTo(points(3));

        List<MetricPoint> grown = new ArrayList<>();
        SegmentText.Position position = SegmentText.Position.START;
        for (int end = 0; end <= segment.length; end++) {
            byte[] rest = Arrays.copyOfRange(segment, (int) position.offset(), end);
            SegmentText.Batches read = SegmentText.read(FILE, RUN, position, rest);
            grown.addAll(read.points());
            position = read.end();
        }
        assertThat(grown).isEqualTo(points(3));
    }

    @Test
    void readsWholeBatchesOnlyOfATornSegment() {
        for (int size = 0; size <= segment.length; size++) {
            int end = size;
            int whole = (int) ends.stream().filter(e -> e <= end).count();

            assertThat(read(Arrays.copyOf(segment, size)).points())
                    .as("first %s bytes", size)
                    .isEqualTo(points(whole));
        }
    }

    @Test
    void takesZerosForDataThatDidNotArrive() {
        for (int arrived = 0; arrived < segment.length; arrived++) {
            for (int zeros = 1; zeros <= segment.length - arrived; zeros++) {
                int end = arrived;
                int whole = (int) ends.stream().filter(e -> e <= end).count();
                byte[] torn = Arrays.copyOf(Arrays.copyOf(segment, arrived), arrived + zeros);

                assertThat(read(torn).points())
                        .as("%s bytes, %s zeros", arrived, zeros)
                        .isEqualTo(points(whole));
            }
        }
    }

    @Test
    void findsEveryAlteredBit() {
        for (int i = 0; i < segment.length * 8; i++) {
            byte[] altered = segment.clone();
            altered[i / 8] ^= (byte) (1 << (i % 8));
            assertDamaged(altered);
        }
    }

    @Test
    void findsLinesThatAreMissingDoubledOrSwapped() {
        List<String> lines = new String(segment, UTF_8).lines().toList();
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
    void findsLinesOfAnotherSegment() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SegmentLines written = new SegmentLines(RUN, "77aa");
        written.write(BATCHES.get(0));
        written.copyTo(out);
        byte[] other = out.toByteArray();
        List<String> lines = new ArrayList<>(new String(segment, UTF_8).lines().toList());
        List<String> foreign = new String(other, UTF_8).lines().toList();
        lines.set(1, foreign.get(1));
        lines.set(2, foreign.get(2));

        assertDamaged(text(lines));
        assertDamaged(other);
        assertThatThrownBy(() -> SegmentText.read(FILE, RunId.of("r2"), SegmentText.Position.START, segment))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("it is another segment");
    }

    @Test
    void findsGarbageAfterTheLastLine() {
        for (String garbage : List.of("\n", "x\n", "1c291ca3 0 0 0 0.5 auc\n", "\u0000\n")) {
            assertDamaged((new String(segment, UTF_8) + garbage).getBytes(UTF_8));
        }
    }

    @Test
    void refusesANewerFormat() {
        String newer = CheckedLine.seal("mlops4j-metrics format=2 of another kind") + "\nanything\n";

        assertThatThrownBy(() -> read(newer.getBytes(UTF_8)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(FILE.toString());
    }

    private static SegmentText.Batches read(byte[] bytes) {
        return SegmentText.read(FILE, RUN, SegmentText.Position.START, bytes);
    }

    private static List<MetricPoint> points(int batches) {
        return BATCHES.subList(0, batches).stream().flatMap(List::stream).toList();
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
