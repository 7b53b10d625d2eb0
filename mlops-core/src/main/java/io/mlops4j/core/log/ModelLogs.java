// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all models of a store. Keeps what it has folded, so that a read costs the store only what is new.
 * Thread-safe; threads that change one model decide in turn, each on what the one before it has made of the model, and are
 * committed together, so that only other processes can conflict with them.
 */
public final class ModelLogs {
    /**
     * How often a command is decided again after a conflict. Each conflict means that another process got through, so
     * only a crowd of writers on one model comes near it.
     */
    private static final int MAX_ATTEMPTS = 100;

    private final RegistryStore store;
    private final Clock clock;
    private final Supplier<String> commandIds;
    private final ConcurrentMap<ModelName, CommitQueue> queues = new ConcurrentHashMap<>();
    private final List<Consumer<ModelName>> listeners = new CopyOnWriteArrayList<>();

    /** Decides a command. */
    @FunctionalInterface
    public interface Decider {
        /**
         * Decides.
         *
         * @param state the model, as it is in the store or will be when what was decided before is committed; then the
         *     outcome counts only if that was
         * @param now the moment of the decision, which the entry will carry
         * @return what becomes of the command
         */
        Decision decide(ModelState state, Instant now);

        /** Stores what the entry will name. Called before each attempt to commit something; safe to repeat. */
        default void prepare() {}
    }

    /**
     * Opens the logs.
     *
     * @param store where they are kept
     * @param clock gives the time that entries carry
     * @param commandIds gives ids that no other command ever has
     */
    public ModelLogs(RegistryStore store, Clock clock, Supplier<String> commandIds) {
        this.store = store;
        this.clock = clock;
        this.commandIds = commandIds;
    }

    /**
     * Lists the models.
     *
     * @return all, ordered by name
     */
    public List<ModelName> models() {
        return store.models();
    }

    /**
     * Reads a model as the store has it now.
     *
     * @param model the model
     * @return its snapshot, at revision 0 if it does not exist
     */
    public ModelSnapshot read(ModelName model) {
        CommitQueue queue = queue(model);
        ModelSnapshot read = queue.refresh();
        forgetIfAbsent(queue);
        return read;
    }

    /**
     * Reads a model that must exist.
     *
     * @param model the model
     * @return its state
     * @throws NotFoundException if it does not exist
     */
    public ModelState existing(ModelName model) {
        ModelState state = read(model).state();
        if (!state.exists()) {
            throw new NotFoundException("Cannot find model '" + model + "': it does not exist");
        }
        return state;
    }

    /**
     * Reads the stored entries of a model, unfolded.
     *
     * @param model the model
     * @param revision the last entry that the caller knows, 0 for none
     * @return all after that, in order
     */
    public List<LogEntry> entriesAfter(ModelName model, long revision) {
        return store.read(model, revision);
    }

    /**
     * Decides a command on the present state and commits what happens, again from the start after each conflict. A
     * refusal is committed as such before it is thrown.
     *
     * @param model the model
     * @param actor who gives the command
     * @param commandId the host's id of the command, or null to give it a new one
     * @param decider decides on a state; pure, as it may be called several times
     * @return what happened and the model right after it, be it now or when the command was first given
     * @throws TransitionDeniedException if the decision is a refusal
     * @throws ConflictException if other processes were faster {@value #MAX_ATTEMPTS} times
     * @throws CommitStateUnknownException if it cannot be found out whether the entry was committed
     */
    public ModelChange change(ModelName model, Actor actor, @Nullable String commandId, Decider decider) {
        CommitQueue queue = queue(model);
        try {
            return change(queue, actor, commandId, decider);
        } finally {
            forgetIfAbsent(queue);
            // outside the lock, since a listener may give commands itself
            announce(model);
        }
    }

    private ModelChange change(CommitQueue queue, Actor actor, @Nullable String commandId, Decider decider) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Proposal proposal = propose(queue, actor, commandId, decider);
            if (proposal.holds(queue)) {
                return proposal.answer().get();
            }
        }
        throw new ConflictException("Cannot change model '" + queue.model() + "': others changed it first "
                + MAX_ATTEMPTS + " times in a row");
    }

    private Proposal propose(CommitQueue queue, Actor actor, @Nullable String commandId, Decider decider) {
        synchronized (queue.turn()) {
            CommitQueue.Ground ground = queue.ground();
            ModelSnapshot before = ground.model();
            Instant now = clock.instant();
            try {
                Decision decision = decider.decide(before.state(), now);
                if (decision instanceof Decision.Repeated repeated) {
                    return resting(ground, () -> outcome(queue.model(), repeated.revision()));
                }
                if (decision instanceof Decision.Accepted accepted
                        && accepted.events().isEmpty()) {
                    return resting(ground, () -> new ModelChange(before, List.of(), null));
                }
                AuditEntry entry = new AuditEntry(
                        before.state().revision() + 1,
                        commandId == null ? commandIds.get() : commandId,
                        actor,
                        now,
                        policy(decision),
                        events(decision));
                ModelSnapshot after = before.next(entry, ModelEntryCodec.encode(queue.model(), entry));
                decider.prepare();
                return queue.append(ground, after, () -> answer(decision, after));
            } catch (RuntimeException e) {
                // what it rests on may never be committed
                return resting(ground, () -> {
                    throw e;
                });
            }
        }
    }

    private static Proposal resting(CommitQueue.Ground ground, Supplier<ModelChange> answer) {
        return new Proposal(Proposal.Role.RESTS, ground.group(), answer);
    }

    private static ModelChange answer(Decision decision, ModelSnapshot after) {
        if (decision instanceof Decision.Denied denied) {
            throw denied(denied.command(), denied.denials());
        }
        return new ModelChange(after, events(decision), null);
    }

    /** What a command did when it was first given: the entry, and the model as it was right after it. */
    private ModelChange outcome(ModelName model, long revision) {
        ModelSnapshot then = ModelSnapshot.nothing(model);
        List<LogEntry> upTo = store.read(model, 0).subList(0, Math.toIntExact(revision));
        for (LogEntry stored : upTo) {
            then = then.next(stored);
        }
        AuditEntry entry = ModelEntryCodec.decode(model, upTo.get(upTo.size() - 1));
        return new ModelChange(then, entry.events(), entry);
    }

    /**
     * Makes the error of a refusal.
     *
     * @param command what was refused
     * @param denials every reason
     * @return the error, to be thrown by the caller
     */
    public static TransitionDeniedException denied(GovernanceCommand command, List<Denial> denials) {
        return new TransitionDeniedException("Cannot " + command.words(), denials);
    }

    /**
     * Tells the time.
     *
     * @return the moment by which a command would be decided now
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Asks to be told whenever a model may have changed.
     *
     * @param listener is told the model by the thread that changed it; quick, and must not throw
     */
    public void listen(Consumer<ModelName> listener) {
        listeners.add(listener);
    }

    /**
     * Takes a listener back.
     *
     * @param listener a listener that was given to {@link #listen}
     */
    public void unlisten(Consumer<ModelName> listener) {
        listeners.remove(listener);
    }

    private void announce(ModelName model) {
        listeners.forEach(listener -> listener.accept(model));
    }

    /** Names that only somebody's typing error ever asked for are not kept. */
    private void forgetIfAbsent(CommitQueue queue) {
        if (!queue.exists()) {
            queues.remove(queue.model(), queue);
        }
    }

    private CommitQueue queue(ModelName model) {
        return queues.computeIfAbsent(model, name -> new CommitQueue(store, name));
    }

    private static List<ModelEvent> events(Decision decision) {
        return decision instanceof Decision.Denied denied
                ? List.of(new GovernanceEvent.Denied(denied.command(), denied.denials()))
                : ((Decision.Accepted) decision).events();
    }

    private static @Nullable Digest policy(Decision decision) {
        return decision instanceof Decision.Denied denied ? denied.policy() : ((Decision.Accepted) decision).policy();
    }
}
