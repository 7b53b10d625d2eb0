// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.RegistryCommand;
import io.mlops4j.core.decision.RegistryDecider;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelLogsTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Actor ANA = Actor.person("ana");

    private final RegistryStore store = new InMemoryBackend().registry();

    /** A store whose answer to a commit is lost: the commit is taken, or not, or another one is put in its place. */
    private record LosingStore(RegistryStore store, List<Fate> fates) implements RegistryStore {
        enum Fate {
            TAKEN,
            DROPPED,
            OVERTAKEN,
            TAKEN_AND_GONE,
            TAKEN_AND_CLOSED
        }

        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            if (fates.isEmpty()) {
                return store.commit(model, expectedRevision, payloads);
            }
            Fate fate = fates.remove(0);
            if (fate == Fate.TAKEN || fate == Fate.TAKEN_AND_GONE || fate == Fate.TAKEN_AND_CLOSED) {
                store.commit(model, expectedRevision, payloads);
            } else if (fate == Fate.OVERTAKEN) {
                logs(store).change(model, ANA, null, ModelLogsTest::register);
            }
            if (fate == Fate.TAKEN_AND_GONE || fate == Fate.TAKEN_AND_CLOSED) {
                fates.add(fate);
            }
            throw new CommitStateUnknownException("Cannot commit: the answer was lost");
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            if (!fates.isEmpty() && !store.read(model, 0).isEmpty()) {
                throw fates.get(0) == Fate.TAKEN_AND_CLOSED
                        ? new IllegalStateException("Cannot use the store: it is closed")
                        : new StoreUnavailableException("Cannot read: the store is gone");
            }
            return store.read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return store.models();
        }
    }

    @Test
    @DisplayName("a commit whose answer is lost is found in the log, and not made twice")
    void lostAnswer() {
        ModelLogs logs = logs(new LosingStore(store, new ArrayList<>(List.of(LosingStore.Fate.TAKEN))));
        ModelChange change = logs.change(MODEL, ANA, null, ModelLogsTest::register);
        assertThat(change.state().versions()).hasSize(1);
        assertThat(store.read(MODEL, 0)).hasSize(1);
    }

    @Test
    @DisplayName("a commit whose place another one took is decided again")
    void overtaken() {
        ModelLogs logs = logs(new LosingStore(store, new ArrayList<>(List.of(LosingStore.Fate.OVERTAKEN))));
        ModelChange change = logs.change(MODEL, ANA, null, ModelLogsTest::register);
        assertThat(change.state().versions()).extracting(v -> v.id().number()).containsExactly(1, 2);
        assertThat(store.read(MODEL, 0)).hasSize(2);
    }

    @Test
    @DisplayName("a commit whose answer is lost in an outage is unknown, not undone")
    void outage() {
        ModelLogs logs = logs(new LosingStore(store, new ArrayList<>(List.of(LosingStore.Fate.TAKEN_AND_GONE))));
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, ModelLogsTest::register))
                .isInstanceOf(CommitStateUnknownException.class);
        assertThat(store.read(MODEL, 0)).hasSize(1);
    }

    @Test
    @DisplayName("a commit whose answer is lost in a store that was closed meanwhile is unknown, not undone")
    void closed() {
        ModelLogs logs = logs(new LosingStore(store, new ArrayList<>(List.of(LosingStore.Fate.TAKEN_AND_CLOSED))));
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, ModelLogsTest::register))
                .isInstanceOf(CommitStateUnknownException.class)
                .hasSuppressedException(new IllegalStateException("Cannot use the store: it is closed"));
        assertThat(store.read(MODEL, 0)).hasSize(1);
    }

    @Test
    @DisplayName("a commit that may still arrive is reported as unknown, and not repeated")
    void unknown() {
        ModelLogs logs = logs(new LosingStore(store, new ArrayList<>(List.of(LosingStore.Fate.DROPPED))));
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, ModelLogsTest::register))
                .isInstanceOf(CommitStateUnknownException.class);
        assertThat(store.read(MODEL, 0)).isEmpty();
    }

    @Test
    @DisplayName("two handles with four threads each register 160 versions without a duplicate or a gap")
    void concurrentWriters() throws Exception {
        List<ModelLogs> handles = List.of(logs(store), logs(store));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> numbers = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            ModelLogs logs = handles.get(i % 2);
            numbers.add(threads.submit(() -> {
                List<ModelVersion> versions = logs.change(MODEL, ANA, null, ModelLogsTest::register)
                        .state()
                        .versions();
                return versions.get(versions.size() - 1).id().number();
            }));
        }
        List<Integer> given = new ArrayList<>();
        for (Future<Integer> number : numbers) {
            given.add(number.get());
        }
        threads.shutdown();
        assertThat(given).doesNotHaveDuplicates().hasSize(160).contains(1, 160);
        assertThat(handles.get(0).read(MODEL)).isEqualTo(handles.get(1).read(MODEL));
    }

    @Test
    @DisplayName("a writer that always comes too late gives up with a conflict")
    void alwaysTooLate() {
        AtomicInteger decisions = new AtomicInteger();
        ModelLogs logs = logs(store);
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, (state, now) -> {
                    decisions.incrementAndGet();
                    logs(store).change(MODEL, ANA, null, ModelLogsTest::register);
                    return register(state, now);
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessage("Cannot change model 'bank': others changed it first 100 times in a row");
        assertThat(decisions).hasValue(100);
    }

    @Test
    @DisplayName("the tree of a snapshot is that of the stored entries")
    void tree() {
        ModelLogs logs = logs(store);
        logs.change(MODEL, ANA, null, ModelLogsTest::register);
        ModelSnapshot second =
                logs.change(MODEL, ANA, null, ModelLogsTest::register).after();
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (LogEntry entry : store.read(MODEL, 0)) {
            tree = tree.append(entry.payload());
        }
        assertThat(second.tree()).isEqualTo(tree);
        assertThat(logs(store).read(MODEL)).isEqualTo(second);
    }

    @Test
    @DisplayName("an entry that is no entry stops the model, by name")
    void damage() {
        logs(store).change(MODEL, ANA, null, ModelLogsTest::register);
        store.commit(MODEL, 1, "{}");
        assertThatThrownBy(() -> logs(store).read(MODEL))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("entry 2 of model 'bank'");
    }

    @Test
    @DisplayName("an entry that is missing in what the store gives stops the model")
    void gap() {
        logs(store).change(MODEL, ANA, null, ModelLogsTest::register);
        logs(store).change(MODEL, ANA, null, ModelLogsTest::register);
        LogEntry second = store.read(MODEL, 1).get(0);
        assertThatThrownBy(() -> ModelSnapshot.nothing(MODEL).next(second))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read model 'bank': entry 1 is missing before entry 2");
    }

    /** A store that somebody puts another one in the place of. */
    private record ReplacedStore(List<RegistryStore> stores) implements RegistryStore {
        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            return stores.get(0).commit(model, expectedRevision, payloads);
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            return stores.get(0).read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return stores.get(0).models();
        }
    }

    @Test
    @DisplayName("a longer log that was put in the place of the one read before is not folded onto it")
    void replaced() {
        RegistryStore another = new InMemoryBackend().registry();
        for (int i = 0; i < 3; i++) {
            logs(another).change(MODEL, ANA, null, ModelLogsTest::register);
        }
        List<RegistryStore> stores = new ArrayList<>(List.of(store, another));
        ModelLogs logs = logs(new ReplacedStore(stores));
        logs.change(MODEL, ANA, null, ModelLogsTest::register);
        logs(store).change(MODEL, ANA, null, ModelLogsTest::register);
        assertThat(logs.read(MODEL).state().versions()).hasSize(2);

        stores.remove(0);
        assertThatThrownBy(() -> logs.read(MODEL))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read model 'bank': entry 2 is not the one that was read before");
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, ModelLogsTest::register))
                .isInstanceOf(CorruptRecordException.class);
        assertThat(another.read(MODEL, 0)).hasSize(3);
    }

    @Test
    @DisplayName("models that exist are listed and read, and others are not found")
    void exist() {
        ModelLogs logs = logs(store);
        assertThatThrownBy(() -> logs.existing(MODEL))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot find model 'bank': it does not exist");
        assertThat(logs.models()).isEmpty();

        ModelChange change = logs.change(MODEL, ANA, null, ModelLogsTest::register);
        assertThat(logs.models()).containsExactly(MODEL);
        assertThat(logs.existing(MODEL)).isEqualTo(change.state());
        assertThat(logs.entriesAfter(MODEL, 0)).isEqualTo(store.read(MODEL, 0)).hasSize(1);
    }

    @Test
    @DisplayName("an entry carries the time of the clock, and who listens no more is told no more")
    void clockAndListeners() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        ModelLogs logs = new ModelLogs(store, Clock.fixed(now, ZoneOffset.UTC), () -> "c1");
        List<ModelName> heard = new ArrayList<>();
        Consumer<ModelName> listener = heard::add;
        logs.listen(listener);
        logs.change(MODEL, ANA, null, ModelLogsTest::register);
        logs.unlisten(listener);
        logs.change(MODEL, ANA, null, (state, at) -> Decision.nothingToDo());

        assertThat(heard).containsExactly(MODEL);
        assertThat(logs.now()).isEqualTo(now);
        AuditEntry entry = ModelEntryCodec.decode(MODEL, store.read(MODEL, 0).get(0));
        assertThat(entry.at()).isEqualTo(now);
        assertThat(entry.commandId()).isEqualTo("c1");
    }

    @Test
    @DisplayName("a snapshot gives the receipt of its last entry")
    void receipt() {
        ModelLogs logs = logs(store);
        logs.change(MODEL, ANA, null, ModelLogsTest::register);
        ModelSnapshot second =
                logs.change(MODEL, ANA, null, ModelLogsTest::register).after();
        Receipt receipt = second.receipt(new CheckpointAuthor(null));
        assertThat(receipt.entry()).isEqualTo(store.read(MODEL, 1).get(0).payload());
        assertThat(receipt.revision()).isEqualTo(2);
        assertThat(receipt.path()).isEqualTo(second.path()).hasSize(1);
        assertThat(receipt.checkpoint().root()).isEqualTo(second.tree().root());
    }

    private static ModelLogs logs(RegistryStore store) {
        AtomicInteger ids = new AtomicInteger();
        return new ModelLogs(store, Clock.systemUTC(), () -> "c" + ids.incrementAndGet() + System.nanoTime());
    }

    private static Decision register(ModelState state, Instant now) {
        return RegistryDecider.decide(
                state,
                new Context(ANA, now, Host.PLAIN),
                new RegistryCommand.Register(
                        Digest.of("files"), Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>()));
    }
}
