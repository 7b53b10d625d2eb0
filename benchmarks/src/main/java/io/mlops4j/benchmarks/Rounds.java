// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times pieces of work against each other: in one process, turn by turn, the fastest turn of each.
 *
 * <p>Noise on a shared machine only ever adds time and comes in stretches: turns lying side by side meet the same stretches, and
 * the fastest of several met the least. Each piece takes so long that a clock around it and the compiler's warm-up need no
 * further care.
 */
final class Rounds {
    /**
     * By the time the calling thread had a processor. Being preempted does not count, which would hit a long piece but not one
     * shorter than a slice of time; nor does the garbage collector's work, which is to the good of peers that allocate.
     */
    static final Rounds THREAD_TIME = new Rounds(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);

    /** By the clock on the wall, for work on many threads and for what a user waits for. */
    static final Rounds WALL_TIME = new Rounds(System::nanoTime);

    private static final int WARM_UP_ROUNDS = 2;
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 15;
    private static final double ENOUGH_SECONDS = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Where results go, so that the compiler cannot leave the work out. */
    @SuppressWarnings("UnusedVariable") // written only, which is its use
    private static volatile long sink;

    private final LongSupplier nanos;

    private Rounds(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The fastest turn of each piece of work, in seconds. */
    double[] fastestSeconds(LongSupplier... works) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (LongSupplier work : works) {
                sink = work.getAsLong();
            }
        }
        double[] fastest = new double[works.length];
        Arrays.fill(fastest, Double.POSITIVE_INFINITY);
        double spent = 0;
        for (int round = 0; round < LEAST_ROUNDS || (round < MOST_ROUNDS && spent < ENOUGH_SECONDS); round++) {
            for (int i = 0; i < works.length; i++) {
                double seconds = seconds(works[i]);
                fastest[i] = Math.min(fastest[i], seconds);
                spent += seconds;
            }
        }
        return fastest;
    }

    private double seconds(LongSupplier work) {
        long start = nanos.getAsLong();
        sink = work.getAsLong();
        return (nanos.getAsLong() - start) / NANOS_PER_SECOND;
    }

    /** How many times faster ours is than the peer; also prints what each takes for one of so many values. */
    double speedup(String name, long values, LongSupplier ours, String peer, LongSupplier theirs) {
        double[] seconds = fastestSeconds(ours, theirs);
        System.out.printf(
                "%s: %.2f ns a value, %s %.2f ns%n",
                name, nanosEach(seconds[0], values), peer, nanosEach(seconds[1], values));
        return seconds[1] / seconds[0];
    }

    static double nanosEach(double seconds, long values) {
        return seconds * NANOS_PER_SECOND / values;
    }
}
