// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is to happen to which calls. Thread-safe; a fault happens to one call. */
final class Script {
    private final Map<Operation, Deque<StoreFault>> faults = new EnumMap<>(Operation.class);
    private final Map<Operation, Long> calls = new EnumMap<>(Operation.class);
    private boolean out;

    synchronized void add(Operation operation, List<StoreFault> more) {
        for (StoreFault fault : more) {
            if (!fault.canHappenTo(operation)) {
                throw new IllegalArgumentException(
                        "Invalid fault: '" + fault + "' (one that can happen to " + operation + ")");
            }
        }
        faults.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(more);
    }

    synchronized void setOut(boolean now) {
        out = now;
    }

    synchronized long calls(Operation operation) {
        return calls.getOrDefault(operation, 0L);
    }

    /** Counts the call and tells what happens to it. */
    synchronized StoreFault next(Operation operation) {
        calls.merge(operation, 1L, Long::sum);
        if (out) {
            return new StoreFault.Unavailable();
        }
        Deque<StoreFault> waiting = faults.get(operation);
        return waiting == null || waiting.isEmpty() ? new StoreFault.None() : waiting.remove();
    }

    /** Makes a call to which happens what is next. */
    <T> T call(Operation operation, Supplier<T> sound) {
        return call(operation, next(operation), sound);
    }

    static <T> T call(Operation operation, StoreFault fault, Supplier<T> sound) {
        if (fault instanceof StoreFault.Unavailable) {
            throw new StoreUnavailableException("Cannot do " + operation + ": the store was told to fail");
        }
        if (fault instanceof StoreFault.Damaged) {
            throw new CorruptRecordException("Cannot do " + operation + ": the store was told to be damaged");
        }
        before(fault);
        if (fault instanceof StoreFault.LostBefore) {
            throw lost(operation);
        }
        T answer = sound.get();
        if (fault instanceof StoreFault.LostAfter) {
            throw lost(operation);
        }
        return answer;
    }

    static void before(StoreFault fault) {
        if (fault instanceof StoreFault.Held held) {
            held.gate().pass();
        } else if (fault instanceof StoreFault.Preceded preceded) {
            preceded.other().run();
        }
    }

    private static CommitStateUnknownException lost(Operation operation) {
        return new CommitStateUnknownException("Cannot tell whether " + operation + " is done: the answer was lost");
    }
}
