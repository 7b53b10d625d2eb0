// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.Decimals;
import io.mlops4j.tracking.MetricPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SegmentLinesTest {
    private static final RunId RUN = RunId.of("r1");

    @Test
    void writesEveryNumber() throws IOException {
        List<MetricPoint> points = new ArrayList<>();
        for (long number : numbers()) {
            points.add(new MetricPoint("k", Double.longBitsToDouble(number), number, Math.max(0, number)));
        }

        List<String> lines = lines(points);
        for (int i = 0; i < points.size(); i++) {
            MetricPoint point = points.get(i);
            assertThat(lines.get(i + 1).substring(8))
                    .isEqualTo(" " + (points.size() - 1 - i) + " " + point.step() + " " + point.epochMillis() + " "
                            + Decimals.shortest(point.value()) + " k");
        }
    }

    @Test
    void writesKeysOfAnyLengthAndScript() throws IOException {
        List<MetricPoint> points = new ArrayList<>();
        for (String key : List.of("a", "\u00e4rger", "loss \ud83d\ude80", "\u754c".repeat(250), "x".repeat(250))) {
            points.add(new MetricPoint(key, 0.1, 1, 1));
        }

        byte[] bytes = String.join("\n", lines(points)).concat("\n").getBytes(UTF_8);
        assertThat(SegmentText.read(Path.of("5f0e.seg"), RUN, SegmentText.Position.START, bytes)
                        .points())
                .isEqualTo(points);
    }

    private static long[] numbers() {
        LongStream powers = LongStream.iterate(1, power -> power * 10).limit(19);
        return powers.flatMap(
                        power -> LongStream.of(power - 1, power, -power, 1 - power, Long.MAX_VALUE, Long.MIN_VALUE))
                .toArray();
    }

    private static List<String> lines(List<MetricPoint> points) throws IOException {
        SegmentLines lines = new SegmentLines(RUN, "5f0e");
        lines.write(points);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.copyTo(out);
        return new ArrayList<>(out.toString(UTF_8).lines().toList());
    }
}
