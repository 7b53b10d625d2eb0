// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.tracking.MetricPoint;
import java.util.List;

/** One line of a spool file. Pure. */
sealed interface SpoolLine {
    /** The format version that is written, and the newest that is read. */
    int FORMAT = 1;

    /** A batch that waits. */
    record Batch(long number, RunId run, List<MetricPoint> points) implements SpoolLine {
        @Override
        public String encode() {
            return JsonOut.line(
                    FORMAT,
                    out -> out.int64("batch", number).printed("run", run).objects("points", points, Batch::write));
        }

        private static void write(JsonOut out, MetricPoint point) {
            out.text("key", point.key()).float64("value", point.value());
            out.int64("step", point.step()).int64("at", point.epochMillis());
        }
    }

    /** The note that all batches up to a number are settled. */
    record Settled(long number) implements SpoolLine {
        @Override
        public String encode() {
            return JsonOut.line(FORMAT, out -> out.int64("settled", number));
        }
    }

    String encode();

    static SpoolLine decode(String record, String line) {
        JsonIn in = JsonIn.read(record, line, FORMAT);
        if (in.has("settled")) {
            return new Settled(in.int64("settled"));
        }
        return new Batch(in.int64("batch"), in.parsed("run", RunId::of), in.objects("points", SpoolLine::point));
    }

    private static MetricPoint point(JsonIn in) {
        return new MetricPoint(in.text("key"), in.float64("value"), in.int64("step"), in.int64("at"));
    }
}
