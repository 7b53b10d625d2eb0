// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.tracking.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the lines of a stream. Each is a record with its own version and checksum; the last has the digest of all
 * others.
 */
final class TransferWriter {
    /** The format version that is written, and the newest that is read. */
    static final int FORMAT = 1;

    /** Bytes of a content on one line: far below the longest line, large enough not to matter. */
    static final int CHUNK = 48 * 1024;

    private final OutputStream out;
    private final MessageDigest hash = Digest.newHash();
    private long lines;

    TransferWriter(OutputStream out) {
        this.out = out;
    }

    void model(ModelName model, int entries, Digest root) throws IOException {
        part(
                "model",
                fields ->
                        fields.printed("model", model).int64("entries", entries).printed("root", root));
    }

    /** The log as it is stored, one entry a line. */
    void log(List<String> payloads) throws IOException {
        for (String payload : payloads) {
            line(payload);
        }
    }

    void content(Digest digest, long size, InputStream content) throws IOException {
        part("content", fields -> fields.printed("digest", digest).int64("size", size));
        for (byte[] chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
            String text = Base64.getEncoder().encodeToString(chunk);
            line(JsonOut.line(FORMAT, fields -> fields.text("data", text)));
        }
    }

    void run(RunRecord run) throws IOException {
        part(
                "run",
                fields -> fields.printed("run", run.id())
                        .instant("experimentCreatedAt", run.experiment().createdAt())
                        .int64("events", run.events().size()));
        for (RunEvent event : run.events()) {
            line(RunEventCodec.encode(List.of(event)));
        }
    }

    void end() throws IOException {
        // the digest covers what was written before this line
        Digest digest = Digest.ofHash(hash.digest());
        part("end", fields -> fields.int64("lines", lines).printed("sha256", digest));
    }

    private void part(String type, Consumer<JsonOut> fields) throws IOException {
        line(JsonOut.line(FORMAT, line -> fields.accept(line.text("part", type))));
    }

    private void line(String text) throws IOException {
        byte[] utf8 = (text + "\n").getBytes(StandardCharsets.UTF_8);
        hash.update(utf8);
        out.write(utf8);
        lines++;
    }
}
