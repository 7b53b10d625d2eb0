// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that start together and whose every failure fails the test. */
public final class Lanes {
    // only so that a deadlock fails instead of hanging the build; no test depends on it
    private static final long MINUTES = 10;

    private Lanes() {}

    /** What one of the threads does. */
    @FunctionalInterface
    public interface Lane {
        /** Runs as the thread of a number, 0 for the first. */
        void run(int number) throws Exception;
    }

    /** Runs a lane on each thread and waits for all of them. */
    public static void run(int threads, Lane lane) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                start.await(MINUTES, TimeUnit.MINUTES);
                lane.run(number);
                return true;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Boolean> future : pool.invokeAll(tasks, MINUTES, TimeUnit.MINUTES)) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
