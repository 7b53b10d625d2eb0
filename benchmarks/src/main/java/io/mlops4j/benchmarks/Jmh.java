// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark from an area. */
final class Jmh {
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private Jmh() {}

    /**
     * Times every single call, in a JVM of its own after a warm-up, and gives the time that 99 of 100 calls keep.
     *
     * @param benchmarks a class with one benchmark
     */
    static double slowestOfHundredMillis(Class<?> benchmarks) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(benchmarks.getName().replace(".", "\\.") + "\\.")
                        .mode(Mode.SampleTime)
                        .timeUnit(TimeUnit.MILLISECONDS)
                        .warmupIterations(5)
                        .warmupTime(ITERATION)
                        .measurementIterations(10)
                        .measurementTime(ITERATION)
                        .forks(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(99);
    }
}
