// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ExperimentCodec;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the documented format are sound, and so is every name in them. */
class DocumentedFormatTest {
    private static final Path PAGE = Path.of("..", "docs", "directory-format.md");
    private static final Pattern BLOCK = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void recordCanBeRead() throws IOException {
        RecordFile record = RecordFile.decode(PAGE, block("mlops4j-record").getBytes(UTF_8));

        record.require(PAGE, RecordFile.Kind.EXPERIMENT, 1, RecordFile.NONE);
        record.requireOwner(PAGE, "Churn 2024");
        assertThat(ExperimentCodec.decode("example", record.payload()).name().value())
                .isEqualTo("Churn 2024");
    }

    @Test
    void segmentCanBeRead() throws IOException {
        Path file = Path.of("131b0884c8fb1129754af5ea2dfe4abc.seg");
        byte[] text = block("mlops4j-metrics").getBytes(UTF_8);

        assertThat(SegmentText.read(file, RunId.of("r1"), SegmentText.Position.START, text)
                        .points())
                .containsExactly(
                        new MetricPoint("auc", 0.87, 1, 1_704_067_200_000L),
                        new MetricPoint("log loss", 0.44, 1, 1_704_067_200_000L));
    }

    @Test
    void announcementsCanBeRead() throws IOException {
        String writer = "131b0884c8fb1129754af5ea2dfe4abc";
        Path file = Path.of(writer + ".wri");
        byte[] text = block("mlops4j-writer").getBytes(UTF_8);
        List<String> read = new ArrayList<>();

        AnnouncementText.read(
                file, writer, AnnouncementText.Position.START, text, (sign, name) -> read.add(sign + " " + name));
        assertThat(read).containsExactly("BEGIN r1", "END r1");
    }

    @Test
    void namesAreAsWritten() throws IOException {
        assertThat(block("FORMAT"))
                .contains("models/" + FileNames.of("credit risk") + "/log/000000/000000000001.rec")
                .contains("experiments/" + FileNames.of("Churn 2024") + ".rec");
    }

    private static String block(String start) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.startsWith(start))
                .toList();
        assertThat(blocks).as("blocks that begin with %s", start).hasSize(1);
        return blocks.get(0);
    }
}
