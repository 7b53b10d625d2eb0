// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a stream and hands its parts to a visitor, in the order model, contents and runs. Memory holds one
 * line, one run, and the log. A stream that ends early, goes on after its end, or is not what its checksums say throws
 * {@link CorruptRecordException} at the latest when it is at its end.
 */
final class TransferReader {
    private final LineInput lines;
    private final Visitor visitor;

    /** Who takes the parts. */
    interface Visitor {
        void model(ModelName model, Digest root, List<String> log) throws IOException;

        /** The visitor need not read the content, nor to its end. */
        void content(Digest digest, long size, InputStream content) throws IOException;

        void run(RunRecord run) throws IOException;
    }

    private TransferReader(LineInput lines, Visitor visitor) {
        this.lines = lines;
        this.visitor = visitor;
    }

    /** Reads a stream to its end and returns the digest of its lines. */
    static Digest read(TransferSource source, Visitor visitor) throws IOException {
        try (InputStream in = source.open()) {
            return new TransferReader(new LineInput(in), visitor).read();
        }
    }

    private Digest read() throws IOException {
        lines.requireStart();
        JsonIn part = part();
        require(part, "model");
        model(part);
        while (true) {
            Digest before = lines.digest();
            long count = lines.count();
            part = part();
            if (part.text("part").equals("end")) {
                end(part, before, count);
                return before;
            }
            if (part.text("part").equals("content")) {
                content(part);
            } else {
                require(part, "run");
                run(part);
            }
        }
    }

    private void model(JsonIn part) throws IOException {
        ModelName model = part.parsed("model", ModelName::of);
        List<String> log = new ArrayList<>();
        for (long left = part.int64("entries"); left > 0; left--) {
            log.add(lines.next());
        }
        visitor.model(model, part.parsed("root", Digest::parse), log);
    }

    private void content(JsonIn part) throws IOException {
        try (ContentInput content = new ContentInput(lines, part.int64("size"))) {
            visitor.content(part.parsed("digest", Digest::parse), part.int64("size"), content);
        }
    }

    private void run(JsonIn part) throws IOException {
        RunId id = part.parsed("run", RunId::of);
        List<RunEvent> events = new ArrayList<>();
        for (long left = part.int64("events"); left > 0; left--) {
            String record = lines.record();
            events.addAll(RunEventCodec.decode(record, lines.next()));
        }
        if (events.isEmpty() || !(events.get(0) instanceof RunEvent.Started started)) {
            throw new CorruptRecordException("Cannot read " + lines.record() + ": run '" + id + "' has no start");
        }
        ExperimentName experiment = started.experiment();
        visitor.run(new RunRecord(id, new Experiment(experiment, part.instant("experimentCreatedAt")), events));
    }

    private void end(JsonIn part, Digest before, long count) throws IOException {
        if (!part.parsed("sha256", Digest::parse).equals(before) || part.int64("lines") != count) {
            throw new CorruptRecordException("Cannot read exported model: its lines are not those that were written");
        }
        lines.requireEnd();
    }

    private JsonIn part() throws IOException {
        String record = lines.record();
        return JsonIn.read(record, lines.next(), TransferWriter.FORMAT);
    }

    private void require(JsonIn part, String type) {
        if (!part.text("part").equals(type)) {
            throw new CorruptRecordException(
                    "Cannot read " + lines.record() + ": part '" + part.text("part") + "' has no place here");
        }
    }
}
