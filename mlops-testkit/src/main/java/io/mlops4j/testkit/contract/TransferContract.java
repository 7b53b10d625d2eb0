// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.transfer.TransferSummary;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What users rely on when a model moves from one store to another:
 *
 * <ul>
 *   <li>X1 Same: a model that is imported is what was exported, to the byte of its log, its files, its runs and their points.
 *   <li>X2 Onward: importing again changes nothing, and importing a longer history adds what is new.
 *   <li>X3 Own: a model of the same name with another history is left as it is.
 * </ul>
 */
public abstract class TransferContract extends ServiceKit {
    private static final ExperimentName EXPERIMENT = ExperimentName.of("trees");
    private static final byte[] WEIGHTS = "weights".repeat(20_000).getBytes(UTF_8);

    /** Makes the kit. */
    protected TransferContract() {}

    @Test
    @DisplayName("X1 a model that comes into the store is the one that left another")
    void modelComesIn() throws IOException {
        try (Mlops origin = Mlops.inMemory()) {
            Receipt receipt = history(origin);
            copy(origin, mlops());

            everyHandle(backend -> assertSame(origin, Mlops.open(backend), receipt));
        }
    }

    @Test
    @DisplayName("X1 a model that leaves the store comes into another as it was, also after closing")
    void modelGoesOut() throws IOException {
        Receipt receipt = history(mlops());
        closeAndReopen();
        try (Mlops target = Mlops.inMemory()) {
            copy(mlops(), target);

            assertSame(mlops(), target, receipt);
        }
    }

    @Test
    @DisplayName("X2 importing again changes nothing, and a longer history is added to")
    void importGoesOn() throws IOException {
        try (Mlops origin = Mlops.inMemory()) {
            Receipt receipt = history(origin);
            copy(origin, mlops());
            assertEquals(0, copy(origin, mlops()).added());
            assertSame(origin, mlops(), receipt);

            origin.registry().tag(MODEL, "owner", "risk");
            origin.tracking().resume(maker(origin)).metric("auc", 0.9, 7).finish();
            assertEquals(1, copy(origin, mlops()).added());
            everyHandle(backend -> assertSame(origin, Mlops.open(backend), receipt));
        }
    }

    @Test
    @DisplayName("X3 another model of the same name is left as it is")
    void anotherModelIsLeft() throws IOException {
        register(mlops(), "ours");
        AuditTrail before = mlops().audit().trail(MODEL);
        try (Mlops origin = Mlops.inMemory()) {
            history(origin);

            assertThrows(AlreadyExistsException.class, () -> copy(origin, mlops()));
        }
        everyHandle(backend -> {
            assertEquals(before, Mlops.open(backend).audit().trail(MODEL));
            assertEquals(List.of(), backend.tracking().experiments());
            assertEquals(2, backend.artifacts().list().size(), "contents");
        });
    }

    private static TransferSummary copy(Mlops from, Mlops to) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        from.transfer().write(MODEL, stream);
        return to.transfer().read(() -> new ByteArrayInputStream(stream.toByteArray()));
    }

    /** Runs within runs, points of all kinds, a deleted version, and a promotion; returns its receipt. */
    private static Receipt history(Mlops mlops) {
        ActiveRun whole = mlops.tracking().start(EXPERIMENT);
        ActiveRun part = whole.child("fold 1, \u00e9");
        part.param("kind", "tree").tag("stage", "");
        part.input(DatasetInput.of("bank", "2008", Digest.of("data"), "training")
                .derivedFrom(new DatasetInput.Dataset("raw", "", Digest.of("raw")), "dropped 'duration'"));
        Samples.doubles().forEach(value -> part.metric("loss", value, 3).metric("loss", value, 3));
        part.artifact("model/weights.bin", WEIGHTS);
        part.artifact("model/empty", new byte[0]);
        part.finish();
        Run made = part.snapshot();
        ModelVersion first = mlops.registry()
                .register(MODEL, VersionSpec.ofRun(made, "model").withDescription("e\u0301 is not \u00e9\n"));
        ModelVersion second = register(mlops, "second");
        mlops.registry().delete(second.id(), "wrong");
        mlops.registry().setAlias(Alias.of("champion"), first.id());

        Mlops bo = mlops.as(Actor.person("bo", "approver", "operator", ApprovalPolicy.FOUNDER_ROLE));
        bo.governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        RequestId request = mlops.governance()
                .request(first.id(), Environment.PRODUCTION, "first")
                .id();
        bo.governance().approve(request, "figures checked");
        return bo.governance().promote(request).receipt();
    }

    private static RunId maker(Mlops mlops) {
        return Objects.requireNonNull(mlops.registry().versions(MODEL).get(0).run(), "run of the first version");
    }

    private static void assertSame(Mlops origin, Mlops copy, Receipt receipt) {
        assertEquals(origin.audit().trail(MODEL), copy.audit().trail(MODEL));
        assertEquals(List.of(), copy.audit().verify(MODEL, List.of(receipt)).findings(), "findings of the audit");
        assertEquals(origin.registry().versions(MODEL), copy.registry().versions(MODEL));
        ModelVersionId first = new ModelVersionId(MODEL, 1);
        assertArrayEquals(WEIGHTS, copy.registry().load(first, "model/weights.bin"));
        RunId id = maker(origin);
        for (RunId next = id; next != null; next = origin.tracking().run(next).parent()) {
            assertEquals(origin.tracking().run(next), copy.tracking().run(next));
        }
        assertEquals(origin.tracking().history(id, "loss"), copy.tracking().history(id, "loss"));
        assertEquals(origin.tracking().experiments(), copy.tracking().experiments());
    }
}
