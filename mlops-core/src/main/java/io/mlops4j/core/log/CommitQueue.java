// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.common.ModelName;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one model's entries into the store: what is known to be there, and the groups that are not yet. One group at a
 * time is committed; what is decided meanwhile gathers in the next, and is decided anew if the one before fails. Thread-safe.
 */
final class CommitQueue {
    private static final CommitOutcome COMMITTED = new CommitOutcome.Committed();
    private static final CommitOutcome OVERTAKEN = new CommitOutcome.Overtaken();
    private static final CommitOutcome ABANDONED = new CommitOutcome.Abandoned();

    private final RegistryStore store;
    private final ModelName model;
    private final Object turn = new Object();
    private volatile ModelSnapshot known;
    private volatile CommitPace last = CommitPace.NONE;
    private @Nullable CommitGroup newest;

    /**
     * What a command is decided on.
     *
     * @param group the group with whose last entry the model is so, or null if it is so in the store
     * @param model the model
     */
    record Ground(@Nullable CommitGroup group, ModelSnapshot model) {}

    CommitQueue(RegistryStore store, ModelName model) {
        this.store = store;
        this.model = model;
        this.known = ModelSnapshot.nothing(model);
    }

    ModelName model() {
        return model;
    }

    /**
     * Gives the lock of who decides, which makes each decision rest on the one before it. Commits and reads do not wait for it, so
     * that a decision may read the model and even change it; other commands on the model do, so it should not take long.
     */
    Object turn() {
        return turn;
    }

    /** Tells whether the model was in the store when it was last looked for. */
    boolean exists() {
        return known.state().exists();
    }

    /** Reads what is new in the store, and gives the model as it is there. */
    ModelSnapshot refresh() {
        ModelSnapshot next = known;
        List<LogEntry> fresh = store.read(model, next.state().revision());
        if (!fresh.isEmpty()) {
            requireGrown(next);
            for (LogEntry stored : fresh) {
                next = next.next(stored);
            }
            keepLater(next);
        }
        return next;
    }

    /** Entries of a store that was replaced must not be folded onto those of the one before. */
    private void requireGrown(ModelSnapshot before) {
        long revision = before.state().revision();
        if (revision > 0 && !store.read(model, revision - 1).get(0).payload().equals(before.last())) {
            throw new CorruptRecordException(
                    "Cannot read model '" + model + "': entry " + revision + " is not the one that was read before");
        }
    }

    /** Gives what the next command is to be decided on. */
    Ground ground() {
        Ground gathered = gathered();
        return gathered == null ? new Ground(null, refresh()) : gathered;
    }

    private synchronized @Nullable Ground gathered() {
        return newest == null ? null : new Ground(newest, newest.latest());
    }

    /**
     * Takes an entry from who has decided it in this turn.
     *
     * @param ground what it was decided on
     * @param after the model with it
     * @param answer what its command comes to once it is committed
     */
    synchronized Proposal append(Ground ground, ModelSnapshot after, Supplier<ModelChange> answer) {
        CommitGroup base = ground.group();
        if (!isLatest(ground)) {
            return new Proposal(Proposal.Role.IS_LATE, null, answer);
        }
        if (base != null && newest == base && base.takes(after)) {
            Proposal follower = new Proposal(Proposal.Role.FOLLOWS, base, answer);
            base.add(after);
            return follower;
        }
        CommitGroup group = new CommitGroup(newest, ground.model());
        group.add(after);
        Proposal leader = new Proposal(Proposal.Role.LEADS, group, answer);
        newest = group;
        return leader;
    }

    /** A decision that gave commands itself, or took longer than a commit that failed, rests on what is not so any more. */
    private boolean isLatest(Ground ground) {
        CommitGroup base = ground.group();
        if (base == null) {
            return newest == null;
        }
        boolean stands = newest == null ? base.isCommitted() : newest == base;
        return stands && base.revision() == ground.model().state().revision();
    }

    /**
     * Commits a group, once the one before it is in the store. Whatever happens here, all of its members are told.
     *
     * @return whether it is in the store; if not, others were first
     */
    boolean commit(CommitGroup group) {
        CommitOutcome outcome = OVERTAKEN;
        try {
            if (isFree(group)) {
                gather(group);
                seal(group);
                outcome = ABANDONED;
                outcome = timed(group);
            }
        } finally {
            end(group, outcome);
        }
        if (outcome instanceof CommitOutcome.Failed failed) {
            throw failed.error();
        }
        if (outcome instanceof CommitOutcome.Interrupted interrupted) {
            throw interrupted.error();
        }
        return outcome instanceof CommitOutcome.Committed;
    }

    private static boolean isFree(CommitGroup group) {
        CommitGroup before = group.before();
        return before == null || before.await() instanceof CommitOutcome.Committed;
    }

    /**
     * Waits for as many as were in the last commit: they have just been told, and those who have more to change are back at
     * once. For half of what that commit took at most, and not at all if it is over for longer, failed, or was one thread's.
     */
    private void gather(CommitGroup group) {
        CommitPace pace = last;
        group.gather(pace.size(), pace.left(System.nanoTime()));
    }

    private CommitOutcome timed(CommitGroup group) {
        long start = System.nanoTime();
        CommitOutcome outcome = stored(group);
        last = CommitPace.of(outcome, group.payloads().size(), start, System.nanoTime());
        return outcome;
    }

    private synchronized void seal(CommitGroup group) {
        group.seal();
    }

    private synchronized void conclude(CommitGroup group, boolean committed) {
        if (committed) {
            group.commit();
            keepLater(group.latest());
            newest = newest == group ? null : newest;
        } else if (newest != null && newest.restsOn(group)) {
            newest = null;
        }
    }

    private void end(CommitGroup group, CommitOutcome outcome) {
        conclude(group, outcome instanceof CommitOutcome.Committed);
        group.end(outcome);
    }

    /** An interrupt of this thread is none of the others': a store that heeds it would fail for all of them. */
    private CommitOutcome stored(CommitGroup group) {
        boolean interrupted = Thread.interrupted();
        try {
            return store.commit(model, group.base(), group.payloads()) instanceof CommitResult.Committed
                    ? COMMITTED
                    : OVERTAKEN;
        } catch (CommitStateUnknownException unknown) {
            interrupted |= Thread.interrupted();
            return resolved(group, unknown);
        } catch (StoreUnavailableException unchanged) {
            return Thread.currentThread().isInterrupted()
                    ? new CommitOutcome.Interrupted(unchanged)
                    : new CommitOutcome.Failed(unchanged);
        } catch (RuntimeException unchanged) {
            return new CommitOutcome.Failed(unchanged);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Finds out what became of a commit whose answer was lost. The places after the expected revision are given once: if our
     * entries have them, they were committed; if another has the first, ours never will be; if it is free, ours may still
     * arrive.
     */
    private CommitOutcome resolved(CommitGroup group, CommitStateUnknownException unknown) {
        List<LogEntry> entries;
        try {
            entries = store.read(model, group.base());
        } catch (RuntimeException e) {
            // whoever lost one answer often loses the next, and must not be told that nothing was changed
            unknown.addSuppressed(e);
            return new CommitOutcome.Failed(unknown);
        }
        if (entries.isEmpty()) {
            return new CommitOutcome.Failed(unknown);
        }
        List<String> payloads = entries.stream()
                .limit(group.payloads().size())
                .map(LogEntry::payload)
                .toList();
        return payloads.equals(group.payloads()) ? COMMITTED : OVERTAKEN;
    }

    private synchronized void keepLater(ModelSnapshot next) {
        if (next.state().revision() > known.state().revision()) {
            known = next;
        }
    }
}
