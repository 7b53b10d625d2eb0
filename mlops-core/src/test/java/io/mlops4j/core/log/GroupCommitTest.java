// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.RegistryCommand;
import io.mlops4j.core.decision.RegistryDecider;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What threads of one process decide while a commit is on its way to the store is committed together after it. */
@Timeout(60)
class GroupCommitTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Actor ANA = Actor.person("ana");
    private static final int MEMBERS = 7;

    private final SlowStore store = new SlowStore();
    private final ModelLogs logs = logs(store);
    private final Semaphore decided = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        store.fates.add(Fate.SOUND);
        threads.shutdownNow();
    }

    /** What becomes of a commit. */
    private enum Fate {
        SOUND,
        OVERTAKEN,
        UNAVAILABLE,
        LOST_AFTER,
        LOST_BEFORE,
        REFUSED,
        INTERRUPTED,
        INTERRUPTED_AND_LOST,
        OUT_OF_MEMORY
    }

    /**
     * A store each of whose commits waits to be told what becomes of it, while it is told to be slow. Gives up when its
     * thread is interrupted, as pools of connections do.
     */
    private static final class SlowStore implements RegistryStore {
        final RegistryStore sound = new InMemoryBackend().registry();
        final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        final BlockingQueue<Fate> fates = new LinkedBlockingQueue<>();
        final BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
        final List<Long> reads = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger conflicts = new AtomicInteger();
        volatile boolean slow;

        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            sizes.add(payloads.size());
            return switch (fate(payloads.size())) {
                case SOUND -> {
                    requireNoInterrupt();
                    CommitResult result = sound.commit(model, expectedRevision, payloads);
                    conflicts.addAndGet(result instanceof CommitResult.Conflict ? 1 : 0);
                    yield result;
                }
                case OVERTAKEN -> {
                    logs(sound).change(model, ANA, null, tag("rival-" + expectedRevision));
                    yield sound.commit(model, expectedRevision, payloads);
                }
                case UNAVAILABLE -> throw new StoreUnavailableException("Cannot write: the disk is full");
                case LOST_AFTER -> {
                    sound.commit(model, expectedRevision, payloads);
                    throw new CommitStateUnknownException("Cannot tell: the answer was lost");
                }
                case LOST_BEFORE -> throw new CommitStateUnknownException("Cannot tell: the answer was lost");
                case INTERRUPTED -> {
                    Thread.currentThread().interrupt();
                    throw new StoreUnavailableException("Cannot write: interrupted");
                }
                case INTERRUPTED_AND_LOST -> {
                    sound.commit(model, expectedRevision, payloads);
                    Thread.currentThread().interrupt();
                    throw new CommitStateUnknownException("Cannot tell: interrupted");
                }
                case REFUSED -> throw new IllegalArgumentException("Invalid commit: not today");
                case OUT_OF_MEMORY -> throw new OutOfMemoryError("seeded");
            };
        }

        private Fate fate(int size) {
            if (!slow) {
                return Fate.SOUND;
            }
            arrived.add(size);
            // as a store does that keeps interrupts for later
            boolean interrupted = Thread.interrupted();
            try {
                return fates.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private static void requireNoInterrupt() {
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreUnavailableException("Cannot wait: interrupted");
            }
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            requireNoInterrupt();
            reads.add(afterRevision);
            return sound.read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return sound.models();
        }
    }

    @Test
    @DisplayName("changes that are decided during a commit are committed at once, each on the one before it")
    void together() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND, Fate.SOUND);

        for (Future<ModelChange> change : changes) {
            ModelChange made = change.get();
            assertThat(made.events()).hasSize(1);
            assertThat(made.after().tree().size()).isEqualTo(made.state().revision());
        }
        assertThat(store.sizes).containsExactly(1, 1, MEMBERS);
        assertThat(tags()).hasSize(1 + MEMBERS).doesNotHaveDuplicates();
        assertThat(logs(store.sound).read(MODEL)).isEqualTo(logs.read(MODEL));
    }

    @Test
    @DisplayName("who reads during a commit sees what is in the store")
    void readersSeeTheStore() throws Exception {
        List<Future<ModelChange>> changes = gathered();

        assertThat(logs.read(MODEL).state().revision()).isEqualTo(1);
        go(Fate.SOUND);
        changes.get(0).get();
        assertThat(logs.read(MODEL).state().revision()).isEqualTo(2);
        go(Fate.SOUND);
        all(changes);
        assertThat(logs.read(MODEL).state().revision()).isEqualTo(2 + MEMBERS);
    }

    @Test
    @DisplayName("after a conflict everybody decides anew on what is in the store")
    void conflict() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        store.slow = false;
        go(Fate.OVERTAKEN);

        all(changes);
        assertThat(tags().get(0)).isEqualTo("rival-1");
        assertThat(tags()).hasSize(2 + MEMBERS).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("after a conflict of a group all of its members decide anew")
    void conflictOfAGroup() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND);
        store.arrived.take();
        store.slow = false;
        go(Fate.OVERTAKEN);

        all(changes);
        assertThat(tags()).hasSize(2 + MEMBERS).doesNotHaveDuplicates().contains("rival-2");
    }

    @Test
    @DisplayName("a failure of a group is told to each member by an error of its own")
    void unavailable() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND, Fate.UNAVAILABLE);

        changes.get(0).get();
        assertThat(errors(changes.subList(1, changes.size())))
                .hasSize(MEMBERS)
                .doesNotHaveDuplicates()
                .allSatisfy(error -> assertThat(error)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessage("Cannot write: the disk is full"));
        assertThat(tags()).hasSize(1);
    }

    @Test
    @DisplayName("who decided on what failed decides anew")
    void failureBelow() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        store.slow = false;
        go(Fate.UNAVAILABLE);

        assertThat(errors(changes.subList(0, 1))).singleElement().isInstanceOf(StoreUnavailableException.class);
        all(changes.subList(1, changes.size()));
        assertThat(tags()).hasSize(MEMBERS).doesNotContain("first");
        assertThat(store.conflicts).as("commits of what rests on nothing").hasValue(0);
    }

    @Test
    @DisplayName("a group whose answer is lost is found in the log whole, and not made twice")
    void lostAnswer() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.LOST_AFTER, Fate.LOST_AFTER);

        all(changes);
        assertThat(store.sizes).containsExactly(1, 1, MEMBERS);
        assertThat(tags()).hasSize(1 + MEMBERS).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a group that may still arrive is unknown to each member, and not repeated")
    void unknown() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND, Fate.LOST_BEFORE);

        changes.get(0).get();
        assertThat(errors(changes.subList(1, changes.size())))
                .hasSize(MEMBERS)
                .doesNotHaveDuplicates()
                .allSatisfy(error -> assertThat(error).isInstanceOf(CommitStateUnknownException.class));
        assertThat(store.sizes).containsExactly(1, 1, MEMBERS);
    }

    @Test
    @DisplayName("what a store refuses of one thread is no refusal of the others")
    void refused() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND);
        store.arrived.take();
        store.slow = false;
        go(Fate.REFUSED);

        List<Throwable> errors = errors(changes);
        assertThat(errors).singleElement().isInstanceOf(IllegalArgumentException.class);
        assertThat(tags()).hasSize(MEMBERS);
    }

    @Test
    @DisplayName("when the thread that commits runs out of memory, the others are told that nobody knows")
    void outOfMemory() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND, Fate.OUT_OF_MEMORY);

        List<Throwable> errors = errors(changes);
        assertThat(errors).hasSize(MEMBERS);
        assertThat(errors).filteredOn(OutOfMemoryError.class::isInstance).hasSize(1);
        assertThat(errors)
                .filteredOn(CommitStateUnknownException.class::isInstance)
                .hasSize(MEMBERS - 1);
        store.slow = false;
        logs.change(MODEL, ANA, null, tag("later"));
        assertThat(tags()).containsExactly("first", "later");
    }

    @Test
    @DisplayName("that there is nothing to do is answered when what it rests on is in the store")
    void nothingToDo() throws Exception {
        Future<ModelChange> first = first();
        Future<ModelChange> same = change(tag("first"));
        awaitDecisions(1);
        assertThat(same.isDone()).isFalse();
        go(Fate.SOUND);

        first.get();
        assertThat(same.get().events()).isEmpty();
        assertThat(same.get().state().revision()).isEqualTo(2);
        assertThat(store.sizes).containsExactly(1, 1);
    }

    @Test
    @DisplayName("what there is nothing to do for is done if what it rests on fails")
    void nothingToDoOnWhatFails() throws Exception {
        Future<ModelChange> first = first();
        Future<ModelChange> same = change(tag("first"));
        awaitDecisions(1);
        store.slow = false;
        go(Fate.UNAVAILABLE);

        assertThat(errors(List.of(first))).hasSize(1);
        assertThat(same.get().events()).hasSize(1);
        assertThat(tags()).containsExactly("first");
    }

    @Test
    @DisplayName("an error of one member's decision is its own, and thrown only if what it rests on is in the store")
    void errorOfADecision() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        Future<ModelChange> missing = change((state, now) -> {
            if (state.revision() > 1) {
                throw new NotFoundException("Cannot find it: there are " + state.revision());
            }
            return Decision.nothingToDo();
        });
        awaitDecisions(1);
        go(Fate.SOUND, Fate.SOUND);

        all(changes);
        assertThat(errors(List.of(missing))).singleElement().isInstanceOf(NotFoundException.class);

        Future<ModelChange> failing = first("failing");
        Future<ModelChange> found = change((state, now) -> {
            if (state.revision() > 2 + MEMBERS) {
                throw new NotFoundException("Cannot find it: there are " + state.revision());
            }
            return Decision.nothingToDo();
        });
        awaitDecisions(1);
        store.slow = false;
        go(Fate.UNAVAILABLE);
        assertThat(errors(List.of(failing))).hasSize(1);
        assertThat(found.get().events()).isEmpty();
    }

    @Test
    @DisplayName("a thread that is interrupted while it waits learns what became of its change, and stays interrupted")
    void interrupted() throws Exception {
        Future<ModelChange> first = first();
        CountDownLatch asked = new CountDownLatch(1);
        List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
        Future<Boolean> interrupted = threads.submit(() -> {
            waiting.add(Thread.currentThread());
            logs.change(MODEL, ANA, null, (state, now) -> {
                asked.countDown();
                return tag("second").decide(state, now);
            });
            return Thread.currentThread().isInterrupted();
        });
        asked.await();
        waiting.get(0).interrupt();
        go(Fate.SOUND, Fate.SOUND);

        first.get();
        assertThat(interrupted.get()).isTrue();
        assertThat(tags()).containsExactly("first", "second");
    }

    @Test
    @DisplayName("an interrupt of the thread that commits for all fails no commit, and is kept for that thread")
    void interruptedBeforeItCommits() throws Exception {
        Future<ModelChange> first = first();
        Future<Boolean> leader = interruptedLeader();
        List<Future<ModelChange>> others = followers();
        go(Fate.SOUND, Fate.SOUND);

        first.get();
        all(others);
        assertThat(leader.get()).isTrue();
        assertThat(store.sizes).containsExactly(1, 1, 1 + MEMBERS);
    }

    @Test
    @DisplayName(
            "a commit that is given up for an interrupt fails for the thread that was interrupted, and is made by another")
    void interruptedWhileItCommits() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        go(Fate.SOUND);
        store.arrived.take();
        store.slow = false;
        go(Fate.INTERRUPTED);

        assertThat(errors(changes)).singleElement().isInstanceOf(StoreUnavailableException.class);
        assertThat(tags()).hasSize(MEMBERS).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what became of a commit is found out in spite of an interrupt, which is kept")
    void interruptedAndLost() throws Exception {
        Future<ModelChange> first = first();
        Future<Boolean> leader = interruptedLeader();
        List<Future<ModelChange>> others = followers();
        go(Fate.SOUND, Fate.INTERRUPTED_AND_LOST);

        first.get();
        all(others);
        assertThat(leader.get()).isTrue();
        assertThat(store.sizes).containsExactly(1, 1, 1 + MEMBERS);
    }

    /** Begins a group by a thread that is interrupted, and tells whether it still is when its change is made. */
    private Future<Boolean> interruptedLeader() throws InterruptedException {
        Future<Boolean> leader = threads.submit(() -> {
            logs.change(MODEL, ANA, null, (state, now) -> {
                Thread.currentThread().interrupt();
                decided.release();
                return tag("leader").decide(state, now);
            });
            return Thread.currentThread().isInterrupted();
        });
        awaitDecisions(1);
        return leader;
    }

    @Test
    @DisplayName("who was interrupted before it waited stays interrupted")
    void interruptedBefore() {
        CommitGroup group = new CommitGroup(null, ModelSnapshot.nothing(MODEL));
        group.end(new CommitOutcome.Committed());
        Thread.currentThread().interrupt();

        assertThat(group.await().isCommitted()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(group.await().isCommitted()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @DisplayName("a decision that takes longer than the commit it rests on stands")
    void slowDecision() throws Exception {
        Future<ModelChange> first = first();
        AtomicInteger decisions = new AtomicInteger();
        Future<ModelChange> slow = change((state, now) -> {
            decisions.incrementAndGet();
            store.slow = false;
            go(Fate.SOUND);
            assertThat(errors(List.of(first))).isEmpty();
            return tag("slow").decide(state, now);
        });

        assertThat(slow.get().events()).hasSize(1);
        assertThat(decisions).hasValue(1);
        assertThat(tags()).containsExactly("first", "slow");
    }

    @Test
    @DisplayName("a decision that takes longer than the commit it rests on is made anew if that fails")
    void slowDecisionOnWhatFails() throws Exception {
        Future<ModelChange> first = first();
        AtomicInteger decisions = new AtomicInteger();
        Future<ModelChange> slow = change((state, now) -> {
            if (decisions.incrementAndGet() == 1) {
                store.slow = false;
                go(Fate.UNAVAILABLE);
                assertThat(errors(List.of(first))).hasSize(1);
            }
            return tag("slow").decide(state, now);
        });

        assertThat(slow.get().state().revision()).isEqualTo(2);
        assertThat(decisions).hasValue(2);
        assertThat(tags()).containsExactly("slow");
        assertThat(store.conflicts).hasValue(0);
    }

    @Test
    @DisplayName("what an entry will name is stored before the entry, and not for what is no entry")
    void preparesBeforeItCommits() {
        create();
        List<Integer> commits = new ArrayList<>();
        ModelLogs.Decider decider = new ModelLogs.Decider() {
            @Override
            public Decision decide(ModelState state, Instant now) {
                return tag("named").decide(state, now);
            }

            @Override
            public void prepare() {
                commits.add(store.sizes.size());
            }
        };
        logs.change(MODEL, ANA, null, decider);
        logs.change(MODEL, ANA, null, decider);

        assertThat(commits).containsExactly(1);
        assertThat(store.sizes).hasSize(2);
    }

    @Test
    @DisplayName("a decision may give a command of its own, and is made anew after it")
    void commandWithinADecision() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        AtomicInteger decisions = new AtomicInteger();
        Future<ModelChange> outer = change((state, now) -> {
            if (decisions.incrementAndGet() == 1) {
                logs.change(MODEL, ANA, null, tag("inner"));
            }
            return tag("outer").decide(state, now);
        });
        store.slow = false;
        go(Fate.SOUND, Fate.SOUND);

        outer.get();
        all(changes);
        assertThat(decisions).hasValue(2);
        assertThat(tags()).endsWith("inner", "outer").hasSize(3 + MEMBERS);
    }

    @Test
    @DisplayName(
            "an id that comes twice in one group does once what it asks for, and is answered when that is in the store")
    void repeatedInAGroup() throws Exception {
        Future<ModelChange> first = first();
        Future<ModelChange> given = once("once");
        awaitDecisions(1);
        Future<ModelChange> again = once("once");
        awaitDecisions(1);
        go(Fate.SOUND);
        first.get();
        assertThat(again.isDone()).isFalse();
        go(Fate.SOUND);

        ModelChange repeated = again.get();
        assertThat(given.get().repeated()).isNull();
        assertThat(repeated.repeated()).extracting(AuditEntry::commandId).isEqualTo("once");
        assertThat(repeated.events()).isEqualTo(given.get().events());
        assertThat(repeated.after()).isEqualTo(given.get().after());
        assertThat(tags()).containsExactly("first", "once");
    }

    @Test
    @DisplayName("an id whose first command fails does what it asks for when it comes again")
    void repeatedOnWhatFails() throws Exception {
        Future<ModelChange> first = first();
        Future<ModelChange> given = once("once");
        awaitDecisions(1);
        Future<ModelChange> again = once("once");
        awaitDecisions(1);
        go(Fate.SOUND);
        first.get();
        store.arrived.take();
        store.slow = false;
        go(Fate.UNAVAILABLE);

        assertThat(errors(List.of(given))).hasSize(1);
        assertThat(again.get().repeated()).isNull();
        assertThat(tags()).containsExactly("first", "once");
    }

    private Future<ModelChange> once(String id) {
        return threads.submit(() -> logs.change(MODEL, ANA, id, (state, now) -> {
            decided.release();
            OptionalLong entry = state.commands().find(id);
            return entry.isPresent() ? new Decision.Repeated(entry.getAsLong()) : tag(id).decide(state, now);
        }));
    }

    @Test
    @DisplayName("a refusal in a group is an entry of its own, thrown when it is in the store")
    void deniedInAGroup() throws Exception {
        List<Future<ModelChange>> changes = gathered();
        Digest policy = Digest.of("policy");
        Decision.Denied denial = new Decision.Denied(
                new VersionCommand.Retire(new ModelVersionId(MODEL, 1), "old"),
                List.of(new Denial(DenialCode.IN_USE, "it is in use")),
                policy);
        Future<ModelChange> denied = change((state, now) -> denial);
        awaitDecisions(1);
        go(Fate.SOUND, Fate.SOUND);

        all(changes);
        assertThat(errors(List.of(denied)))
                .singleElement()
                .isInstanceOfSatisfying(
                        TransitionDeniedException.class,
                        e -> assertThat(e.denials()).isEqualTo(denial.denials()));
        List<LogEntry> entries = store.sound.read(MODEL, 0);
        AuditEntry last = ModelEntryCodec.decode(MODEL, entries.get(entries.size() - 1));
        assertThat(last.events()).containsExactly(new GovernanceEvent.Denied(denial.command(), denial.denials()));
        assertThat(last.policy()).isEqualTo(policy);
        assertThat(store.sizes).containsExactly(1, 1, MEMBERS + 1);
    }

    @Test
    @DisplayName("once nothing is on its way, what another process has committed is decided on, without a conflict")
    void decidesOnTheStore() {
        create();
        logs.change(MODEL, ANA, null, tag("ours"));
        logs(store.sound).change(MODEL, ANA, null, tag("theirs"));
        store.reads.clear();

        assertThat(logs.change(MODEL, ANA, null, tag("theirs")).events()).isEmpty();
        logs.change(MODEL, ANA, null, tag("more"));
        assertThat(logs.read(MODEL).state().revision()).isEqualTo(4);
        assertThat(store.conflicts).hasValue(0);
        assertThat(store.reads)
                .as("only the last entry that was known is read again, where others went on from it")
                .containsExactly(2L, 1L, 3L, 4L);
    }

    @Test
    @DisplayName("a listener may give commands")
    void commandOfAListener() throws Exception {
        create();
        AtomicInteger calls = new AtomicInteger();
        logs.listen(model -> {
            if (calls.incrementAndGet() == 1) {
                logs.change(MODEL, ANA, null, tag("heard"));
            }
        });
        threads.submit(() -> logs.change(MODEL, ANA, null, tag("said"))).get();

        assertThat(tags()).containsExactly("said", "heard");
    }

    @Test
    @DisplayName("what does not fit in one commit goes in the next, on top of it")
    void bounds() {
        CommitQueue queue = new CommitQueue(store, MODEL);
        assertThat(groups(queue, 1_001, 1)).containsExactly(1_000, 1);
        assertThat(groups(new CommitQueue(store, MODEL), 5, 600_000)).containsExactly(2, 2, 1);
        assertThat(groups(new CommitQueue(store, MODEL), 3, 4 << 20)).containsExactly(1, 1, 1);
    }

    /** Appends so many entries of a size, and gives how many came into each group. */
    private static List<Integer> groups(CommitQueue queue, int entries, int size) {
        Map<CommitGroup, Integer> groups = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            CommitQueue.Ground ground = queue.ground();
            ModelSnapshot before = ground.model();
            ModelSnapshot after = new ModelSnapshot(before.state(), before.tree(), "x".repeat(size), List.of());
            CommitGroup group = queue.append(ground, after, () -> new ModelChange(after, List.of(), null))
                    .group();
            groups.merge(Objects.requireNonNull(group), 1, Integer::sum);
        }
        return List.copyOf(groups.values());
    }

    /** Brings a first change to the store, which holds it, and lets others decide on top of it. */
    private List<Future<ModelChange>> gathered() throws InterruptedException {
        List<Future<ModelChange>> changes = new ArrayList<>();
        changes.add(first());
        changes.addAll(followers());
        return changes;
    }

    private List<Future<ModelChange>> followers() throws InterruptedException {
        List<Future<ModelChange>> changes = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            changes.add(change(tag("follower-" + i)));
        }
        awaitDecisions(MEMBERS);
        return changes;
    }

    private void create() {
        if (!logs.read(MODEL).state().exists()) {
            logs.change(MODEL, ANA, null, (state, now) -> decide(state, now, new RegistryCommand.Create("")));
        }
    }

    private Future<ModelChange> first() throws InterruptedException {
        return first("first");
    }

    private Future<ModelChange> first(String tag) throws InterruptedException {
        create();
        store.arrived.clear();
        store.slow = true;
        Future<ModelChange> first = threads.submit(() -> logs.change(MODEL, ANA, null, tag(tag)));
        store.arrived.take();
        return first;
    }

    private Future<ModelChange> change(ModelLogs.Decider decider) {
        return threads.submit(() -> logs.change(MODEL, ANA, null, (state, now) -> {
            decided.release();
            return decider.decide(state, now);
        }));
    }

    /** Waits until so many more changes were decided, and their turns are over. */
    private void awaitDecisions(int count) throws InterruptedException {
        decided.acquire(count);
        // who gets the next turn comes after them
        assertThatThrownBy(() -> logs.change(MODEL, ANA, null, (state, now) -> {
                    throw new TurnTaken();
                }))
                .isInstanceOf(TurnTaken.class);
    }

    /** Not an exception, which would be thrown only if what it rests on is in the store. */
    private static final class TurnTaken extends Error {
        private static final long serialVersionUID = 1L;
    }

    private List<String> tags() {
        return store.sound.read(MODEL, 0).stream()
                .flatMap(entry -> ModelEntryCodec.decode(MODEL, entry).events().stream())
                .filter(RegistryEvent.Tagged.class::isInstance)
                .map(event -> ((RegistryEvent.Tagged) event).key())
                .toList();
    }

    private static ModelLogs.Decider tag(String key) {
        return (state, now) -> decide(state, now, new RegistryCommand.Tag(key, "set"));
    }

    private static Decision decide(ModelState state, Instant now, RegistryCommand command) {
        return RegistryDecider.decide(state, new Context(ANA, now, Host.PLAIN), command);
    }

    private static ModelLogs logs(RegistryStore store) {
        return new ModelLogs(store, Clock.systemUTC(), () -> UUID.randomUUID().toString());
    }

    private void go(Fate... fates) {
        store.fates.addAll(List.of(fates));
    }

    private static void all(List<Future<ModelChange>> changes) throws Exception {
        for (Future<ModelChange> change : changes) {
            change.get();
        }
    }

    private static List<Throwable> errors(List<Future<ModelChange>> changes) {
        List<Throwable> errors = new ArrayList<>();
        for (Future<ModelChange> change : changes) {
            try {
                change.get();
            } catch (ExecutionException e) {
                errors.add(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return errors;
    }
}
