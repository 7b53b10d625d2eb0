// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final RunId RUN = RunId.of("r1");

    private final Mlops origin = Mlops.inMemory();
    private final InMemoryBackend store = new InMemoryBackend();
    private final Mlops target = Mlops.open(store);

    @Test
    void theSummariesSayWhatThereIs() throws IOException {
        register("weights");
        register("more weights");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        TransferSummary written = origin.transfer().write(MODEL, out);

        Digest root = origin.audit().trail(MODEL).root();
        assertThat(written).isEqualTo(new TransferSummary(MODEL, 2, 2, root, 4, 1));
        assertThat(read(out.toByteArray())).isEqualTo(written);
        assertThat(read(out.toByteArray())).isEqualTo(new TransferSummary(MODEL, 2, 0, root, 4, 1));
    }

    @Test
    void aSourceHasToOpenANewStreamEachTime() throws IOException {
        register("weights");
        ByteArrayInputStream same = new ByteArrayInputStream(export());

        assertThatThrownBy(() -> target.transfer().read(() -> same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opens a new stream each time");
        assertThat(target.registry().models()).isEmpty();
    }

    @Test
    void whatIsNoExportedModelIsCalledSo() {
        for (String other : List.of("hello", "hello\nworld\n", "\n")) {
            assertThatThrownBy(() -> read(other.getBytes(UTF_8)))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessage("Cannot read line 1 of exported model: the stream is none, "
                            + "for it does not begin as each does");
        }
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read line 1 of exported model: the stream is empty");
    }

    @Test
    void everyLineIsARecord() throws IOException {
        register("weights");

        String stream = new String(export(), UTF_8);

        assertThat(stream).endsWith("\n");
        assertThat(stream.lines()).allMatch(line -> line.startsWith("{\"v\":1,") && line.endsWith("\"}"));
        assertThat(stream.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("\"part\":\"model\"", "\"model\":\"churn\""));
    }

    @Test
    void noAlteredByteIsTakenOverAndNothingIsChanged() throws IOException {
        register("weights");
        byte[] stream = export();
        for (int i = 0; i < stream.length; i++) {
            byte[] damaged = stream.clone();
            damaged[i] ^= 1;
            assertRefused(damaged, "byte " + i);
        }
    }

    @Test
    void noPartOfAStreamIsTakenOver() throws IOException {
        register("weights");
        byte[] stream = export();
        for (int length = 0; length < stream.length; length++) {
            assertRefused(Arrays.copyOf(stream, length), "first " + length + " bytes");
        }
        assertRefused(Arrays.copyOf(stream, stream.length + 1), "one byte more");
    }

    @Test
    void noLineIsMissedDoubledOrSwapped() throws IOException {
        register("weights");
        List<String> lines = new String(export(), UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertRefused(join(without), "without line " + i);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            assertRefused(join(twice), "line " + i + " twice");
            for (int j = 0; j < i; j++) {
                List<String> swapped = new ArrayList<>(lines);
                swapped.set(i, lines.get(j));
                swapped.set(j, lines.get(i));
                if (!swapped.equals(lines)) {
                    assertRefused(join(swapped), "lines " + j + " and " + i + " swapped");
                }
            }
        }
    }

    @Test
    void aLineThatNeverEndsIsNotReadForEver() {
        byte[] endless = new byte[JsonOut.MAX_BYTES + 10];
        Arrays.fill(endless, (byte) ' ');

        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("line 1 of exported model");
    }

    @Test
    void anotherRunOfTheSameIdIsRefusedAndNothingIsChanged() throws IOException {
        register("weights");
        byte[] stream = export();
        target.tracking().start(RunSpec.of(ExperimentName.of("elsewhere")).withId(RUN));

        assertThatThrownBy(() -> read(stream))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("another run of that id");
        assertThat(store.artifacts().list()).isEmpty();
        assertThat(store.registry().models()).isEmpty();
    }

    @Test
    void aParamThatSaysSomethingElseIsRefused() throws IOException {
        register("weights");
        read(export());
        target.tracking().resume(RUN).param("new", "here");
        origin.tracking().resume(RUN).param("new", "there");
        byte[] stream = export();

        assertThatThrownBy(() -> read(stream))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("'new'");
    }

    @Test
    void whatOnlyTheTargetHasStays() throws IOException {
        register("weights");
        read(export());
        target.tracking().resume(RUN).tag("here", "x").metric("ours", 1).finish();
        target.registry().tag(MODEL, "local", "yes");
        byte[] stream = export();

        assertThat(read(stream).added()).isZero();

        assertThat(target.tracking().run(RUN).tags()).containsEntry("here", "x");
        assertThat(target.tracking().history(RUN, "ours")).hasSize(1);
        assertThat(target.registry().model(MODEL).tags()).containsEntry("local", "yes");
    }

    @Test
    void theFilesOfADeletedVersionMayBeGone() throws IOException {
        register("weights");
        Artifact file = origin.artifacts().put(ArtifactPath.of("w"), "gone".getBytes(UTF_8));
        origin.registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
        origin.registry().delete(origin.registry().versions(MODEL).get(1).id(), "wrong");

        read(export());

        assertThat(target.registry().versions(MODEL))
                .isEqualTo(origin.registry().versions(MODEL));
    }

    @Test
    void manyPointsAndParamsArriveInManyRecords() throws IOException {
        register("weights");
        ActiveRun run = origin.tracking().resume(RUN);
        for (int i = 0; i < 120; i++) {
            run.param("p" + i, "\u0001".repeat(8_000));
        }
        for (int step = 0; step < 2_500; step++) {
            run.metric("loss", step, step);
        }
        run.finish();

        read(export());

        assertThat(target.tracking().run(RUN)).isEqualTo(origin.tracking().run(RUN));
        assertThat(target.tracking().history(RUN, "loss"))
                .isEqualTo(origin.tracking().history(RUN, "loss"));
    }

    @Test
    void aDeletedRunArrivesDeleted() throws IOException {
        register("weights");
        origin.tracking().delete(RUN, "wrong data");

        read(export());

        assertThat(target.tracking().run(RUN)).isEqualTo(origin.tracking().run(RUN));
        assertThat(target.tracking().search(RunQuery.all()).items()).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotExported() {
        assertThatThrownBy(this::export).isInstanceOf(NotFoundException.class);
    }

    private void register(String content) {
        if (origin.registry().find(MODEL).isEmpty()) {
            try (ActiveRun run = origin.tracking()
                    .start(RunSpec.of(ExperimentName.of("trees")).withId(RUN))) {
                run.param("kind", "tree").tag("stage", "x").metric("auc", 0.5);
                run.input(DatasetInput.of("bank", "", Digest.of("rows"), "training"));
                run.finish();
            }
        }
        Artifact file = origin.artifacts().put(ArtifactPath.of("w"), content.getBytes(UTF_8));
        origin.registry()
                .register(
                        MODEL,
                        VersionSpec.of(ArtifactManifest.of(List.of(file))).withRun(RUN));
    }

    private byte[] export() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        origin.transfer().write(MODEL, out);
        return out.toByteArray();
    }

    private TransferSummary read(byte[] stream) throws IOException {
        return target.transfer().read(() -> new ByteArrayInputStream(stream));
    }

    private void assertRefused(byte[] stream, String what) {
        assertThatThrownBy(() -> read(stream)).as(what).isInstanceOf(MlopsException.class);
        assertThat(store.artifacts().list()).as(what).isEmpty();
        assertThat(store.tracking().experiments()).as(what).isEmpty();
        assertThat(store.registry().models()).as(what).isEmpty();
    }

    private static byte[] join(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }
}
