// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The logs of all models of a store. Keeps what it has folded, so that a read costs the store only what is new.
 * Thread-safe; threads that change one model take turns, so that only other processes can conflict with them.
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
    private final ConcurrentMap<ModelName, Slot> slots = new ConcurrentHashMap<>();

    /** What is kept of one model; the lock of those who change it. */
    private static final class Slot {
        private volatile ModelSnapshot known;

        Slot(ModelName model) {
            known = new ModelSnapshot(Evolution.nothing(model), MerkleFrontier.EMPTY);
        }

        ModelName model() {
            return known.state().name();
        }
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
        Slot slot = slots.computeIfAbsent(model, Slot::new);
        ModelSnapshot read = refresh(slot);
        forgetIfAbsent(slot);
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
     * @return all, in order
     */
    public List<LogEntry> entries(ModelName model) {
        return store.read(model, 0);
    }

    /**
     * Decides a command on the present state and commits what happens, again from the start after each conflict. A
     * refusal is committed as such before it is thrown.
     *
     * @param model the model
     * @param actor who gives the command
     * @param decider decides on a state; pure, as it may be called several times
     * @return what happened and the model right after it
     * @throws TransitionDeniedException if the decision is a refusal
     * @throws ConflictException if other processes were faster {@value #MAX_ATTEMPTS} times
     * @throws CommitStateUnknownException if it cannot be found out whether the entry was committed
     */
    public ModelChange change(ModelName model, Actor actor, Function<ModelState, Decision> decider) {
        Slot slot = slots.computeIfAbsent(model, Slot::new);
        try {
            return change(slot, actor, decider);
        } finally {
            forgetIfAbsent(slot);
        }
    }

    private ModelChange change(Slot slot, Actor actor, Function<ModelState, Decision> decider) {
        synchronized (slot) {
            for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
                ModelSnapshot before = refresh(slot);
                Decision decision = decider.apply(before.state());
                if (decision instanceof Decision.Accepted accepted
                        && accepted.events().isEmpty()) {
                    return new ModelChange(before, List.of());
                }
                List<ModelEvent> events = events(decision);
                if (commit(slot, before, actor, events)) {
                    if (decision instanceof Decision.Denied denied) {
                        throw new TransitionDeniedException("Cannot " + denied.command(), denied.denials());
                    }
                    return new ModelChange(slot.known, events);
                }
            }
        }
        throw new ConflictException("Cannot change model '" + slot.model() + "': others changed it first "
                + MAX_ATTEMPTS + " times in a row");
    }

    /** Names that only somebody's typing error ever asked for are not kept. */
    private void forgetIfAbsent(Slot slot) {
        if (!slot.known.state().exists()) {
            slots.remove(slot.model(), slot);
        }
    }

    private static List<ModelEvent> events(Decision decision) {
        return decision instanceof Decision.Denied denied
                ? List.of(new GovernanceEvent.Denied(denied.command(), denied.denials()))
                : ((Decision.Accepted) decision).events();
    }

    private boolean commit(Slot slot, ModelSnapshot before, Actor actor, List<ModelEvent> events) {
        ModelName model = before.state().name();
        long expected = before.state().revision();
        AuditEntry entry = new AuditEntry(expected + 1, commandIds.get(), actor, clock.instant(), events);
        String payload = ModelEntryCodec.encode(model, entry);
        CommitResult result;
        try {
            result = store.commit(model, expected, payload);
        } catch (CommitStateUnknownException unknown) {
            result = resolve(model, expected, payload, unknown);
        }
        if (result instanceof CommitResult.Committed) {
            slot.known = after(before, new LogEntry(expected + 1, payload));
            return true;
        }
        return false;
    }

    /**
     * Finds out what became of a commit whose answer was lost. The place after the expected revision is given once: if
     * our entry has it, it was committed; if another has it, ours never will be; if it is free, ours may still arrive.
     */
    private CommitResult resolve(ModelName model, long expected, String payload, CommitStateUnknownException unknown) {
        List<LogEntry> entries;
        try {
            entries = store.read(model, expected);
        } catch (MlopsException e) {
            // whoever lost one answer often loses the next, and must not be told that nothing was changed
            unknown.addSuppressed(e);
            throw unknown;
        }
        if (entries.isEmpty()) {
            throw unknown;
        }
        return entries.get(0).payload().equals(payload)
                ? new CommitResult.Committed(expected + 1)
                : new CommitResult.Conflict(entries.get(entries.size() - 1).revision());
    }

    private ModelSnapshot refresh(Slot slot) {
        ModelSnapshot known = slot.known;
        ModelSnapshot next = known;
        for (LogEntry stored : store.read(known.state().name(), known.state().revision())) {
            next = after(next, stored);
        }
        if (next.state().revision() > known.state().revision()) {
            keepLater(slot, next);
        }
        return next;
    }

    private static void keepLater(Slot slot, ModelSnapshot next) {
        synchronized (slot) {
            if (next.state().revision() > slot.known.state().revision()) {
                slot.known = next;
            }
        }
    }

    private static ModelSnapshot after(ModelSnapshot before, LogEntry stored) {
        ModelState state = before.state();
        AuditEntry entry = ModelEntryCodec.decode(state.name(), stored);
        if (entry.revision() != state.revision() + 1) {
            throw new CorruptRecordException("Cannot read model '" + state.name() + "': entry " + (state.revision() + 1)
                    + " is missing before entry " + entry.revision());
        }
        return new ModelSnapshot(Evolution.evolve(state, entry), before.tree().append(stored.payload()));
    }
}
