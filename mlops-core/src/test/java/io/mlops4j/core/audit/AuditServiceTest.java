// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.checkpoint.ReceiptProof;
import io.mlops4j.core.checkpoint.RegistryTree;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.merkle.MerkleProofs;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditServiceTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator", "policy-owner");

    private final Backend backend = new InMemoryBackend();
    private final Mlops mlops = Mlops.open(backend);
    private Receipt receipt = new Receipt("", 1, List.of(), Checkpoint.unsigned("log", 1, Digest.of("log")));

    @BeforeEach
    void promoteOne() {
        receipt = promote(mlops, "weights").receipt();
    }

    @Test
    @DisplayName("a log that went through the rules is sound, and its receipts fit")
    void sound() {
        AuditVerification verification = mlops.audit().verify(MODEL, List.of(receipt));
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.entries()).isEqualTo(5).isEqualTo(receipt.revision());
        assertThat(verification.root()).isEqualTo(receipt.checkpoint().root());
    }

    @Test
    @DisplayName("the trail says who did what, refusals included")
    void trail() {
        PromotionRequest request = mlops.as(ANA).governance().requests(MODEL).get(0);
        assertThatThrownBy(() -> mlops.as(ANA).governance().promote(request.id()))
                .hasMessageStartingWith("Cannot promote request 'bank#1': ");
        AuditTrail trail = mlops.audit().trail(MODEL);
        assertThat(trail.entries()).extracting(entry -> entry.actor().id()).endsWith("ana", "bo", "bo", "ana");
        assertThat(trail.entries().get(5).events().get(0)).isInstanceOf(GovernanceEvent.Denied.class);
    }

    @Test
    @DisplayName("a promotion that was written past the rules is found at its entry")
    void forgedPromotion() {
        forge(new GovernanceEvent.PromotionRequested(2, 1, Environment.STAGING, Digest.of(""), Instant.EPOCH, "r"));
        forge(new GovernanceEvent.Promoted(PRODUCTION, 2, 1, 1, List.of(), List.of()));
        assertThat(mlops.audit().verify(MODEL, List.of()).findings())
                .extracting(Finding::revision)
                .containsExactly(6L, 7L);
    }

    @Test
    @DisplayName("an entry about something that does not exist is a finding, not an accident")
    void forgedReference() {
        forge(new RegistryEvent.VersionTagged(9, "k", "v"));
        assertThat(mlops.audit().verify(MODEL, List.of()).findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Cannot tag version 'bank/9': it does not exist",
                        "Cannot read model 'bank': the entry after entry 5 is about version 9, which does not exist");
    }

    @Test
    @DisplayName("a log that was rewritten by the rules, or cut, does not fit the receipt")
    void rewritten() {
        Mlops other = Mlops.inMemory();
        promote(other, "other weights");
        assertThat(other.audit().verify(MODEL, List.of(receipt)).findings())
                .extracting(Finding::revision)
                .containsExactly(5L, 5L);
        Checkpoint later = Checkpoint.unsigned(receipt.checkpoint().origin(), 9, Digest.of("later"));
        assertThat(mlops.audit().verify(MODEL, List.of(receipt, later)).findings())
                .extracting(Finding::sentence)
                .containsExactly("the log ends at entry 5; it had 9 entries, says a checkpoint of 'mlops4j/bank'");
        assertThat(Mlops.inMemory().audit().verify(MODEL, List.of(receipt)).findings())
                .extracting(Finding::sentence)
                .containsExactly("the log ends at entry 0; it had 5 entries, says a checkpoint of 'mlops4j/bank'");
        assertThatThrownBy(() -> Mlops.inMemory().audit().verify(MODEL, List.of()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("an anchor of another model's log is said to be that, and one from before the host had a signer fits")
    void foreignAnchor() {
        Checkpoint kept = receipt.checkpoint();
        Checkpoint foreign = Checkpoint.unsigned("mlops4j/other", kept.size(), kept.root());
        Checkpoint signed = Checkpoint.unsigned("models.example/bank", kept.size(), kept.root());
        assertThat(mlops.audit().verify(MODEL, List.of(kept, foreign, signed)).findings())
                .containsExactly(new Finding(0, "a checkpoint or receipt is of another log, 'mlops4j/other'"));
    }

    @Test
    @DisplayName("a checkpoint that does not fit is located by the one before it that does")
    void locatedChange() {
        Checkpoint kept = receipt.checkpoint();
        Checkpoint other = Checkpoint.unsigned(kept.origin(), 3, Digest.of("other"));
        assertThat(mlops.audit().verify(MODEL, List.of(kept, other)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.revision()).isEqualTo(3);
                    assertThat(finding.sentence()).endsWith("; no checkpoint of an earlier entry fits either");
                });
        mlops.as(ANA).registry().tag(MODEL, "owner", "risk");
        Checkpoint wrong = Checkpoint.unsigned(kept.origin(), 6, Digest.of("other"));
        assertThat(mlops.audit().verify(MODEL, List.of(wrong, kept)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .endsWith("; the change is after entry 5, up to which a checkpoint fits"));
    }

    @Test
    @DisplayName("a receipt whose entry or proof was changed proves nothing")
    void falsifiedReceipt() {
        Receipt forged = new Receipt(receipt.entry() + " ", 5, receipt.path(), receipt.checkpoint());
        Receipt moved = new Receipt(receipt.entry(), 4, receipt.path(), receipt.checkpoint());
        assertThat(mlops.audit().verify(MODEL, List.of(forged, moved)).findings())
                .allSatisfy(finding -> assertThat(finding.sentence()).startsWith("a receipt proves nothing: "))
                .extracting(Finding::revision)
                .containsExactly(5L, 4L);
    }

    @Test
    @DisplayName("receipts and consistency proofs of every entry hold for the checkpoint of the log")
    void proofs() {
        mlops.as(ANA).registry().tag(MODEL, "owner", "risk");
        Checkpoint now = mlops.audit().checkpoint(MODEL);
        for (int entry = 1; entry <= 6; entry++) {
            Receipt proven = mlops.audit().receipt(MODEL, entry);
            assertThat(ReceiptProof.objection(proven)).isEmpty();
            assertThat(proven.checkpoint()).isEqualTo(now);
        }
        assertThat(MerkleProofs.consistency(
                        5,
                        receipt.checkpoint().root(),
                        6,
                        now.root(),
                        mlops.audit().consistency(MODEL, 5, 6)))
                .isEmpty();
        assertThatThrownBy(() -> mlops.audit().receipt(MODEL, 7)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.audit().receipt(MODEL, 0)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("a log that is gone is found by the registry checkpoint, and each log in it is proven")
    void registryCheckpoint() {
        RegistryCheckpoint seen = mlops.audit().registryCheckpoint();
        assertThat(RegistryTree.objection(seen)).isEmpty();
        assertThat(ReceiptProof.objection(RegistryTree.receipt(seen, MODEL))).isEmpty();
        assertThat(RegistryTree.losses(seen, Mlops.inMemory().audit().registryCheckpoint()))
                .containsExactly("the log of model 'bank', 5 entries, is gone");
    }

    @Test
    @DisplayName("nothing is signed of a log that was replaced or cut underneath: what was read before stands")
    void noSecondHistory() {
        AtomicReference<Backend> store = new AtomicReference<>(backend);
        Mlops open = Mlops.open(delegate(Backend.class, store::get, Map.of("registry", () -> registry(store))));
        Checkpoint first = open.audit().checkpoint(MODEL);
        Backend rewritten = new InMemoryBackend();
        promote(Mlops.open(rewritten), "other weights");
        for (Backend replaced : List.of(rewritten, new InMemoryBackend())) {
            store.set(replaced);
            assertThat(open.audit().checkpoint(MODEL)).isEqualTo(first);
        }
        store.set(rewritten);
        String sentence = "its log does not go on from the 5 entries that were read of it before";
        assertThatThrownBy(() -> open.audit().receipt(MODEL, 1))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> open.audit().export(MODEL, name -> OutputStream.nullOutputStream()))
                .hasMessageContaining(sentence);
    }

    private static RegistryStore registry(AtomicReference<Backend> store) {
        return delegate(RegistryStore.class, () -> store.get().registry(), Map.of());
    }

    /** Asks whoever is the delegate at the moment, but for the methods that are given here. */
    private static <T> T delegate(Class<T> type, Supplier<T> delegate, Map<String, Supplier<?>> instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Supplier<?> given = instead.get(method.getName());
                    return given == null ? method.invoke(delegate.get(), arguments) : given.get();
                }));
    }

    @Test
    @DisplayName("an unreadable entry is a finding that names it")
    void unreadable() {
        backend.registry().commit(MODEL, 5, "{}");
        assertThat(mlops.audit().verify(MODEL, List.of(receipt)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.revision()).isEqualTo(6));
    }

    @Test
    @DisplayName("a version whose files are not stored is a finding")
    void missingFiles() {
        Signature none = Signature.unknown();
        forge(new RegistryEvent.VersionRegistered(
                2, Digest.of("lost"), none, null, null, new TreeSet<>(), "", new TreeMap<>()));
        assertThat(mlops.audit().verify(MODEL, List.of()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).startsWith("version bank/2 is damaged"))
                .satisfies(finding -> assertThat(finding.revision())
                        .as("the entry that registered it")
                        .isEqualTo(6));
    }

    @Test
    @DisplayName("a model that does not exist has no audit")
    void unknownModel() {
        assertThatThrownBy(() -> mlops.audit().trail(ModelName.of("nothing"))).isInstanceOf(NotFoundException.class);
    }

    private void forge(ModelEvent event) {
        List<LogEntry> stored = backend.registry().read(MODEL, 0);
        long revision = stored.size();
        AuditEntry entry = new AuditEntry(revision + 1, "forged" + revision, BO, Instant.EPOCH, null, List.of(event));
        backend.registry().commit(MODEL, revision, ModelEntryCodec.encode(MODEL, entry));
    }

    private static Move promote(Mlops mlops, String weights) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), weights.getBytes(StandardCharsets.UTF_8));
        ModelVersion version =
                mlops.as(ANA).registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))));
        mlops.as(BO).governance().definePolicy(MODEL, PRODUCTION, ApprovalPolicy.withDefaults());
        PromotionRequest request = mlops.as(ANA).governance().request(version.id(), PRODUCTION, "first");
        mlops.as(BO).governance().approve(request.id(), "checked");
        return mlops.as(BO).governance().promote(request.id());
    }
}
