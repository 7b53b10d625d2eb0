// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.transfer.TransferSource;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An import that breaks off at any step is completed by importing again, and shows no version that is not whole meanwhile. */
class TransferOutageTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final int CALLS = 6;

    static Stream<Step> steps() {
        return Stream.of(
                        new Step(Operation.ARTIFACT_PUT, new StoreFault.Unavailable()),
                        new Step(Operation.TRACKING_CREATE, new StoreFault.Unavailable()),
                        new Step(Operation.TRACKING_COMMIT, new StoreFault.Unavailable()),
                        new Step(Operation.TRACKING_COMMIT, new StoreFault.LostBefore()),
                        new Step(Operation.TRACKING_COMMIT, new StoreFault.LostAfter()),
                        new Step(Operation.TRACKING_COMMIT, new StoreFault.Conflict()),
                        new Step(Operation.REGISTRY_COMMIT, new StoreFault.Unavailable()),
                        new Step(Operation.REGISTRY_COMMIT, new StoreFault.LostBefore()),
                        new Step(Operation.REGISTRY_COMMIT, new StoreFault.LostAfter()),
                        new Step(Operation.REGISTRY_READ, new StoreFault.Unavailable()),
                        new Step(Operation.TRACKING_FIND, new StoreFault.Unavailable()))
                .flatMap(step -> Stream.iterate(0, call -> call < CALLS, call -> call + 1)
                        .map(call -> new Step(step.operation(), step.fault(), call)));
    }

    record Step(Operation operation, StoreFault fault, int call) {
        Step(Operation operation, StoreFault fault) {
            this(operation, fault, 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void importingAgainCompletes(Step step) throws IOException {
        Mlops origin = Mlops.inMemory();
        try (ActiveRun run = origin.tracking().start(ExperimentName.of("trees")).child("fold")) {
            run.param("kind", "tree").metric("auc", 0.5).metric("auc", 0.5);
            run.artifact("model/weights", "weights".getBytes(UTF_8));
            run.finish();
            origin.registry().register(MODEL, VersionSpec.ofRun(run.snapshot(), "model"));
        }
        origin.registry().tag(MODEL, "owner", "risk");
        origin.registry().setAlias(Alias.of("champion"), new ModelVersionId(MODEL, 1));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        origin.transfer().write(MODEL, stream);
        TransferSource source = () -> new ByteArrayInputStream(stream.toByteArray());
        InMemoryBackend sound = new InMemoryBackend();
        FaultyBackend backend = FaultyBackend.around(sound);
        Mlops target = Mlops.open(sound);

        Collections.nCopies(step.call(), new StoreFault.None()).forEach(none -> backend.next(step.operation(), none));
        backend.next(step.operation(), step.fault());
        try {
            Mlops.open(backend).transfer().read(source);
        } catch (MlopsException | IOException e) {
            assertThat(backend.calls(step.operation())).isGreaterThan(step.call());
        }
        assertWhole(target);
        target.transfer().read(source);

        assertThat(target.audit().trail(MODEL)).isEqualTo(origin.audit().trail(MODEL));
        assertThat(target.audit().verify(MODEL, List.of()).findings()).isEmpty();
        origin.registry()
                .versions(MODEL)
                .forEach(version -> assertThat(target.tracking().history(version.run(), "auc"))
                        .isEqualTo(origin.tracking().history(version.run(), "auc")));
    }

    private static void assertWhole(Mlops target) {
        target.registry()
                .models()
                .forEach(model -> target.registry().versions(model.name()).forEach(version -> {
                    assertThat(target.registry().load(version.id(), "model/weights"))
                            .isNotEmpty();
                    assertThat(target.tracking().run(version.run()).status().isEnd())
                            .isTrue();
                }));
    }
}
