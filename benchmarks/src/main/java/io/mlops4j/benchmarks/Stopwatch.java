// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Times calls that are too slow, or leave too much behind, for a benchmark harness to repeat them as often as it likes. */
final class Stopwatch {
    private static final double NANOS_PER_SECOND = 1e9;

    private Stopwatch() {}

    /** What one of several threads does again and again. */
    interface Step {
        void run(int thread, int call) throws Exception;
    }

    /** Runs a step in a loop in so many threads, and gives how often per second it was run by all together. */
    static double ratePerSecond(int threads, double seconds, Step step) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long end = start + (long) (seconds * NANOS_PER_SECOND);
            long calls = 0;
            for (Future<Integer> done : pool.invokeAll(IntStream.range(0, threads)
                    .<Callable<Integer>>mapToObj(thread -> () -> loop(thread, end, step))
                    .toList())) {
                calls += done.get();
            }
            return calls / seconds(start);
        } finally {
            pool.shutdown();
        }
    }

    private static int loop(int thread, long end, Step step) throws Exception {
        int calls = 0;
        while (System.nanoTime() < end) {
            step.run(thread, calls++);
        }
        return calls;
    }

    /** Runs a task once and gives the seconds that it took. */
    static double seconds(Callable<?> task) throws Exception {
        long start = System.nanoTime();
        task.call();
        return seconds(start);
    }

    /** Runs a task a number of times to warm up, then that number again, and gives the median of the seconds. */
    static double medianSeconds(int times, Callable<?> task) throws Exception {
        double[] seconds = new double[times];
        for (int i = 0; i < 2 * times; i++) {
            seconds[i % times] = seconds(task);
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
