// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.RunStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes indexed runs in a form that only has to be read fast: it is made anew whenever it cannot be read. */
final class IndexCodec {
    private static final String NO_PARENT = "";

    private IndexCodec() {}

    static ByteBuffer encode(Collection<IndexedRun> runs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(runs.size());
            for (IndexedRun run : runs) {
                write(out, run);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be written to", e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IOException if something else did
     */
    static List<IndexedRun> decode(ByteBuffer bytes) throws IOException {
        SharedTexts shared = new SharedTexts();
        List<IndexedRun> runs = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(input(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                runs.add(read(in, shared));
            }
            return runs;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("not an index of runs", e);
        }
    }

    private static ByteArrayInputStream input(ByteBuffer bytes) {
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    private static void write(DataOutputStream out, IndexedRun run) throws IOException {
        RunId parent = run.parent();
        write(out, run.id().value());
        write(out, run.experiment().value());
        write(out, run.name());
        write(out, parent == null ? NO_PARENT : parent.value());
        write(out, run.status().name());
        Instant startedAt = run.startedAt();
        out.writeLong(startedAt.getEpochSecond());
        out.writeInt(startedAt.getNano());
        out.writeBoolean(run.isDeleted());
        write(out, run.params().keys());
        write(out, run.params().values());
        write(out, run.tags().keys());
        write(out, run.tags().values());
        write(out, run.metrics());
        for (double value : run.latest()) {
            out.writeDouble(value);
        }
        write(out, Arrays.stream(run.inputs()).map(Digest::hex).toArray(String[]::new));
    }

    private static IndexedRun read(DataInputStream in, SharedTexts shared) throws IOException {
        RunId id = RunId.of(text(in));
        ExperimentName experiment = shared.experiment(ExperimentName.of(text(in)));
        String name = text(in);
        RunId parent = parent(text(in));
        RunStatus status = RunStatus.valueOf(text(in));
        Instant startedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        boolean isDeleted = in.readBoolean();
        IndexedRun.Texts params = texts(in, shared);
        IndexedRun.Texts tags = texts(in, shared);
        String[] metrics = shared.keys(List.of(array(in)));
        double[] latest = new double[metrics.length];
        for (int i = 0; i < latest.length; i++) {
            latest[i] = in.readDouble();
        }
        Digest[] inputs = Arrays.stream(array(in)).map(Digest::new).toArray(Digest[]::new);
        return new IndexedRun(
                id, experiment, name, parent, status, startedAt, isDeleted, params, tags, metrics, latest, inputs);
    }

    private static IndexedRun.Texts texts(DataInputStream in, SharedTexts shared) throws IOException {
        String[] keys = shared.keys(List.of(array(in)));
        String[] values = array(in);
        Arrays.setAll(values, i -> shared.text(values[i]));
        return new IndexedRun.Texts(keys, values);
    }

    private static @Nullable RunId parent(String text) {
        return text.equals(NO_PARENT) ? null : RunId.of(text);
    }

    private static void write(DataOutputStream out, String[] texts) throws IOException {
        out.writeInt(texts.length);
        for (String text : texts) {
            write(out, text);
        }
    }

    private static String[] array(DataInputStream in) throws IOException {
        String[] texts = new String[length(in)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(in);
        }
        return texts;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(length(in)), StandardCharsets.UTF_8);
    }

    /** Memory is not asked for on the word of bytes that may be anything. */
    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("not an index of runs");
        }
        return length;
    }
}
