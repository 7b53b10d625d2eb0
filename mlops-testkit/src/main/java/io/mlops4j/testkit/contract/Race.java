// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that start together and whose every failure fails the test. */
final class Race {
    /** Enough to interleave on any machine, few enough for a small one. */
    static final int THREADS = 8;

    // only so that a backend that deadlocks fails instead of hanging the build; no test depends on it
    private static final long MINUTES = 5;

    /** What one of the racing threads does. */
    interface Lane<T> {
        T run(int number) throws Exception;
    }

    private Race() {}

    /** Runs a lane on each thread and gives their results, ordered by number from 0. */
    static <T> List<T> of(int threads, Lane<T> lane) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                start.await(MINUTES, TimeUnit.MINUTES);
                return lane.run(number);
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks, MINUTES, TimeUnit.MINUTES)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + threads + " threads", e);
        } catch (ExecutionException e) {
            throw new AssertionError("One of " + threads + " threads failed: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Looks again and again until others are done, and once more after that. */
    static void during(AtomicBoolean done, Runnable look) {
        boolean last;
        do {
            last = done.get();
            look.run();
        } while (!last);
    }
}
