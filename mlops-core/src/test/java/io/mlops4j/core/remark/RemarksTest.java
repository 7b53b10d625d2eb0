// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditExportTarget;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.checkpoint.ReceiptProof;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemarksTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator");
    private static final Actor DAN = Actor.person("dan", "approver");
    private static final Actor CLEO = Actor.person("cleo", "policy-owner");
    private static final String SECRET = "Mrs Miller of branch 7 complained";

    private final Backend backend = new InMemoryBackend();
    private final Mlops mlops = Mlops.open(backend);
    private PromotionRequest request = placeholder();

    @BeforeEach
    void approved() {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), new byte[] {1});
        ModelVersionId version = mlops.as(ANA)
                .registry()
                .register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))))
                .id();
        mlops.as(CLEO).governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        request = mlops.as(ANA).governance().request(version, Environment.PRODUCTION, "first");
        mlops.as(BO).governance().approve(request.id(), SECRET);
    }

    @Test
    @DisplayName("readers see the words, the log holds a salted digest")
    void revealed() {
        assertThat(request.reason()).isEqualTo("first");
        assertThat(comment()).isEqualTo(SECRET);
        assertThat(lastReason()).isEqualTo(SECRET);
        assertThat(backend.registry().read(MODEL, 0))
                .noneMatch(entry -> entry.payload().contains("Miller"));
        Digest remark = RemarkToken.in(line(4)).get(0);
        assertThat(remark).isNotEqualTo(Digest.of(SECRET));
        assertThat(backend.artifacts().contains(remark)).isTrue();
    }

    @Test
    @DisplayName("the same words twice have different digests")
    void salted() {
        mlops.as(ANA).governance().withdraw(request.id(), SECRET);
        assertThat(RemarkToken.in(line(5))).isNotEqualTo(RemarkToken.in(line(4)));
    }

    @Test
    @DisplayName("a vote given again with the same words changes nothing, with others it does")
    void sameWords() {
        mlops.as(BO).governance().approve(request.id(), SECRET);
        assertThat(backend.registry().read(MODEL, 0)).hasSize(4);
        mlops.as(BO).governance().approve(request.id(), "other words");
        assertThat(backend.registry().read(MODEL, 0)).hasSize(5);
    }

    @Test
    @DisplayName("erased words are gone everywhere, who erased them is recorded, and every proof holds")
    void erased() {
        Receipt receipt = mlops.as(BO).governance().promote(request.id()).receipt();
        String before = line(4);
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "asked for by the person");

        assertThat(comment()).isEqualTo("[erased]");
        assertThat(mlops.audit().trail(MODEL).entries().get(3).events().get(0).reason())
                .isEqualTo("[erased]");
        assertThat(line(4)).isEqualTo(before);
        assertThat(backend.artifacts().contains(RemarkToken.in(before).get(0))).isFalse();
        assertThat(mlops.audit().trail(MODEL).entries().get(5).events())
                .containsExactly(new GovernanceEvent.RemarksErased(4, "asked for by the person"));
        assertThat(mlops.audit().verify(MODEL, List.of(receipt)).findings()).isEmpty();
        assertThat(ReceiptProof.objection(mlops.audit().receipt(MODEL, 4))).isEmpty();
    }

    @Test
    @DisplayName("the same words of two people are two remarks: to erase one leaves the other")
    void sameWordsOfAnother() {
        mlops.as(DAN).governance().approve(request.id(), SECRET);
        mlops.as(BO.onBehalfOf("eve")).governance().reject(request.id(), SECRET);
        assertThat(Stream.of(4, 5, 6).map(entry -> RemarkToken.in(line(entry))).distinct())
                .hasSize(3);
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 6, "r");
        assertThat(mlops.governance().request(request.id()).votes())
                .extracting(vote -> vote.voter() + ": " + vote.comment())
                .containsExactly("dan: " + SECRET, "bo: [erased]");
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("who says the very words that mark an erasure is not taken for erased")
    void markAsWords() {
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "r");
        mlops.as(BO).governance().approve(request.id(), Remarks.ERASED);
        assertThat(RemarkToken.in(line(6))).doesNotContainAnyElementsOf(RemarkToken.in(line(4)));
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("another instance on the same store sees the erasure at once")
    void elsewhere() {
        Mlops other = Mlops.open(backend);
        assertThat(other.governance().request(request.id()).votes().get(0).comment())
                .isEqualTo(SECRET);
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "r");
        assertThat(other.governance().request(request.id()).votes().get(0).comment())
                .isEqualTo("[erased]");
    }

    @Test
    @DisplayName("an erasure that was interrupted is a finding, and erasing again completes it")
    void interrupted() throws IOException {
        Digest remark = RemarkToken.in(line(4)).get(0);
        byte[] content = backend.artifacts().open(remark).orElseThrow().readAllBytes();
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "r");
        backend.artifacts().put(new ByteArrayInputStream(content));
        assertThat(sentences())
                .containsExactly("its remark " + remark + " was erased and is still there; erase it again");
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "r");
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("words that are gone without an erasure are a finding")
    void missing() throws IOException {
        Digest remark = RemarkToken.in(line(4)).get(0);
        backend.artifacts().erase(remark);
        assertThat(sentences()).containsExactly("its remark " + remark + " is missing, and nobody erased it");
        assertThat(comment()).isEqualTo("[erased]");
    }

    @Test
    @DisplayName(
            "words that are gone without an erasure keep the log from being exported, until somebody answers for them")
    void exportWithGap() throws IOException {
        Digest remark = RemarkToken.in(line(4)).get(0);
        backend.artifacts().erase(remark);
        List<String> files = new ArrayList<>();
        AuditExportTarget target = name -> {
            files.add(name);
            return OutputStream.nullOutputStream();
        };
        assertThatThrownBy(() -> mlops.audit().export(MODEL, target))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot export the audit of model '" + MODEL + "': the remark of entry 4, " + remark
                        + ", is missing or damaged, and nobody erased it");
        assertThat(files).isEmpty();
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "lost with a disk");
        mlops.audit().export(MODEL, target);
        assertThat(files).contains("remarks.jsonl");
    }

    @Test
    @DisplayName("words that are erased while they are exported are accounted for by the entry that says so")
    void erasedMeanwhile() throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        ArtifactStore contents = proxy(ArtifactStore.class, (proxy, method, arguments) -> {
            if (method.getName().equals("open") && first.getAndSet(false)) {
                mlops.as(CLEO).governance().eraseRemarks(MODEL, 4, "r");
            }
            return method.invoke(backend.artifacts(), arguments);
        });
        Mlops slow = Mlops.open(proxy(
                Backend.class,
                (proxy, method, arguments) ->
                        method.getName().equals("artifacts") ? contents : method.invoke(backend, arguments)));
        Checkpoint exported = slow.audit().export(MODEL, name -> OutputStream.nullOutputStream());
        assertThat(exported.size()).isEqualTo(5);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    @DisplayName("who does not own the policies erases nothing, and an entry that does not exist is refused")
    void refused() {
        assertThatThrownBy(() -> mlops.as(BO).governance().eraseRemarks(MODEL, 4, "r"))
                .isInstanceOf(TransitionDeniedException.class)
                .hasMessageContaining("does not hold the role");
        assertThatThrownBy(() -> mlops.as(CLEO).governance().eraseRemarks(MODEL, 99, "r"))
                .isInstanceOf(TransitionDeniedException.class)
                .hasMessageContaining("the log has entries 1 to 5");
        assertThat(comment()).isEqualTo(SECRET);
    }

    @Test
    @DisplayName("a denial that quotes a vote names the words to the caller, and only their digest in the log")
    void quoted() {
        mlops.as(BO).governance().reject(request.id(), SECRET);
        assertThatThrownBy(() -> mlops.as(BO).governance().promote(request.id()))
                .hasMessageContaining(SECRET);
        assertThat(mlops.as(BO).governance().check(new RequestCommand.Promote(request.id())))
                .anyMatch(denial -> denial.sentence().contains(SECRET));
        assertThat(line(6)).doesNotContain("Miller").contains("remark:sha256:");
        assertThat(lastReason()).contains(SECRET);
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 5, "r");
        assertThat(mlops.audit().trail(MODEL).entries().get(5).events().get(0).reason())
                .contains("[erased]");
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("a repeated command has the same outcome, also after its words were erased")
    void repeatedCommand() {
        var withId = mlops.as(ANA).governance().withCommandId("w-1");
        assertThat(withId.withdraw(request.id(), "later").status()).isEqualTo(PromotionRequest.Status.WITHDRAWN);
        int contents = backend.artifacts().list().size();
        withId.withdraw(request.id(), "later");
        assertThat(backend.artifacts().list()).hasSize(contents);
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 5, "r");
        withId.withdraw(request.id(), "later");
        assertThat(backend.registry().read(MODEL, 0)).hasSize(6);
    }

    @Test
    @DisplayName("a remark travels with its model, an erased one does not")
    void transferred() throws IOException {
        mlops.as(BO).governance().reject(request.id(), "erase me");
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 5, "r");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        mlops.transfer().write(MODEL, stream);
        assertThat(stream.toString(StandardCharsets.UTF_8)).doesNotContain("erase me");
        try (Mlops copy = Mlops.inMemory()) {
            copy.transfer().read(() -> new ByteArrayInputStream(stream.toByteArray()));
            assertThat(copy.audit().trail(MODEL)).isEqualTo(mlops.audit().trail(MODEL));
            assertThat(copy.audit().verify(MODEL, List.of()).findings()).isEmpty();
        }
    }

    @Test
    @DisplayName("a forged entry that calls a file a remark neither shows nor erases it")
    void forgedToken() {
        Digest file = Digest.of(new byte[] {1});
        AuditEntry forged = new AuditEntry(
                5,
                "forged",
                ANA,
                java.time.Instant.EPOCH,
                null,
                List.of(new GovernanceEvent.RequestWithdrawn(1, "remark:" + file)));
        backend.registry().commit(MODEL, 4, ModelEntryCodec.encode(MODEL, forged));
        assertThat(lastReason()).isEqualTo("[damaged]");
        mlops.as(CLEO).governance().eraseRemarks(MODEL, 5, "r");
        assertThat(backend.artifacts().contains(file)).isTrue();
        assertThat(sentences()).contains("its remark " + file + " is damaged");
    }

    @Test
    @DisplayName("a tag that looks like a token is none: it is not missed, takes no file along and erases nothing")
    void tokenAsTag() throws IOException {
        Digest comment = RemarkToken.in(line(4)).get(0);
        Digest file = Digest.of(new byte[] {1});
        for (Digest named : List.of(Digest.of("nothing"), file, comment)) {
            mlops.registry().tag(MODEL, "t", "remark:" + named);
        }
        assertThat(sentences()).isEmpty();
        assertThatThrownBy(() -> mlops.as(CLEO).governance().eraseRemarks(MODEL, 7, "r"))
                .hasMessageContaining("entry 7 holds no remark");
        assertThat(comment()).isEqualTo(SECRET);
        assertThat(sentences()).isEmpty();
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        mlops.audit()
                .export(
                        MODEL,
                        name -> name.equals("remarks.jsonl") ? exported : java.io.OutputStream.nullOutputStream());
        assertThat(exported.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"v\":1,\"salt\":"));
    }

    @Test
    @DisplayName("what looks like a token is kept as words, not read as one")
    void tokenAsWords() {
        String words = "remark:" + RemarkToken.in(line(4)).get(0);
        mlops.as(ANA).governance().withdraw(request.id(), words);
        assertThat(lastReason()).isEqualTo(words);
    }

    @Test
    @DisplayName("a source of salts that gives too little is refused before anything is recorded")
    void weakSalts() {
        Mlops weak = Mlops.open(backend, MlopsOptions.withDefaults().withSalts(() -> new byte[15]));
        assertThatThrownBy(() -> weak.as(ANA).governance().withdraw(request.id(), "r"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("15 bytes");
        assertThat(backend.registry().read(MODEL, 0)).hasSize(4);
    }

    @Test
    @DisplayName("every place where a command or event takes people's words is known")
    void everyPlace() {
        Set<String> names = Set.of("reason", "comment", "findings");
        RequestCommand.Approve approve = new RequestCommand.Approve(request.id(), "w");
        assertThat(RemarkedCommand.map(approve, words -> "x")).isEqualTo(new RequestCommand.Approve(request.id(), "x"));
        List<Class<?>> withWords = Stream.of(
                        Arrays.stream(GovernanceCommand.class.getPermittedSubclasses())
                                .flatMap(theme -> Arrays.stream(theme.getPermittedSubclasses())),
                        Arrays.stream(GovernanceEvent.class.getPermittedSubclasses()))
                .flatMap(kinds -> kinds)
                .filter(kind -> Arrays.stream(kind.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(names::contains))
                .<Class<?>>map(kind -> kind)
                .toList();
        assertThat(withWords).allSatisfy(kind -> assertThat(mapped(kind)).isTrue());
    }

    private static boolean mapped(Class<?> kind) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(RemarksTest::some).toArray();
        Object made = kind.getDeclaredConstructor(types).newInstance(values);
        Object changed = made instanceof GovernanceCommand command
                ? RemarkedCommand.map(command, words -> "other")
                : RemarkedEvent.map((GovernanceEvent) made, words -> "other");
        return changed.getClass() == kind && !changed.equals(made);
    }

    private static Object some(Class<?> type) {
        if (type == String.class) {
            return "words";
        }
        if (type == int.class || type == Integer.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == ModelName.class) {
            return MODEL;
        }
        if (type == ModelVersionId.class) {
            return new ModelVersionId(MODEL, 1);
        }
        if (type == RequestId.class) {
            return new RequestId(MODEL, 1);
        }
        if (type == Environment.class) {
            return Environment.PRODUCTION;
        }
        if (type == Digest.class) {
            return Digest.of("");
        }
        if (type == java.time.Instant.class) {
            return java.time.Instant.EPOCH;
        }
        return type == MaterialityTier.class
                ? MaterialityTier.LOW
                : type == io.mlops4j.governance.Vote.Choice.class
                        ? io.mlops4j.governance.Vote.Choice.APPROVE
                        : new io.mlops4j.governance.gate.GateVerdict(
                                "gate", io.mlops4j.governance.gate.GateAnswer.inconclusive("unclear"));
    }

    private String comment() {
        return mlops.governance().request(request.id()).votes().get(0).comment();
    }

    private String lastReason() {
        List<AuditEntry> entries = mlops.audit().trail(MODEL).entries();
        return entries.get(entries.size() - 1).events().get(0).reason();
    }

    private String line(int entry) {
        return backend.registry().read(MODEL, 0).get(entry - 1).payload();
    }

    private List<String> sentences() {
        return mlops.audit().verify(MODEL, List.of()).findings().stream()
                .map(Finding::sentence)
                .toList();
    }

    private static PromotionRequest placeholder() {
        return new PromotionRequest(
                new RequestId(MODEL, 1),
                new ModelVersionId(MODEL, 1),
                Environment.PRODUCTION,
                Digest.of(""),
                Set.of(),
                "",
                java.time.Instant.EPOCH,
                java.time.Instant.EPOCH,
                List.of(),
                List.of(),
                PromotionRequest.Status.OPEN);
    }
}
