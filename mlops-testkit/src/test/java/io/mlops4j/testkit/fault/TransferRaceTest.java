// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.transfer.TransferSource;
import io.mlops4j.error.ConflictException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody changes the model that is imported, after the stream was held against the store. */
class TransferRaceTest {
    private static final ModelName MODEL = ModelName.of("churn");

    private final Mlops origin = Mlops.inMemory();
    private final InMemoryBackend sound = new InMemoryBackend();
    private final FaultyBackend backend = FaultyBackend.around(sound);
    private final Mlops target = Mlops.open(sound);

    @Test
    @DisplayName("another model of the name that comes while contents are copied is left as it is")
    void anotherModel() throws IOException {
        TransferSource source = exported();
        backend.next(
                Operation.ARTIFACT_PUT,
                new StoreFault.Preceded(() -> target.registry().create(MODEL, "a rival")));

        assertThatThrownBy(() -> Mlops.open(backend).transfer().read(source))
                .isInstanceOf(ConflictException.class)
                .hasMessage("Cannot import model 'churn': somebody else wrote entry 1 meanwhile");
        assertThat(sound.registry().read(MODEL, 0)).hasSize(1);
        assertThat(target.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    @Test
    @DisplayName("the same import by somebody else meanwhile is no harm")
    void sameModel() throws IOException {
        TransferSource source = exported();
        backend.next(Operation.ARTIFACT_PUT, new StoreFault.Preceded(() -> imported(source)));

        assertThat(Mlops.open(backend).transfer().read(source).added()).isZero();
        assertThat(target.audit().trail(MODEL)).isEqualTo(origin.audit().trail(MODEL));
    }

    private void imported(TransferSource source) {
        try {
            target.transfer().read(source);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private TransferSource exported() throws IOException {
        try (ActiveRun run = origin.tracking().start(ExperimentName.of("trees"))) {
            run.artifact("model/weights", "weights".getBytes(UTF_8));
            run.finish();
            origin.registry().register(MODEL, VersionSpec.ofRun(run.snapshot(), "model"));
        }
        origin.registry().tag(MODEL, "owner", "risk");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        origin.transfer().write(MODEL, stream);
        return () -> new ByteArrayInputStream(stream.toByteArray());
    }
}
