// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** What a host waits for when it opens the library on a new directory, logs a run and closes it. */
final class Open implements Area {
    @Override
    public String name() {
        return "open";
    }

    @Override
    public String about() {
        return "open a new directory, log a run, close; warm JVM, every write durable";
    }

    @Override
    public List<Bar> measure() throws RunnerException {
        return List.of(Bar.atMost("open-log-close-p99-ms", Jmh.slowestOfHundredMillis(OpenBenchmark.class), 300));
    }
}
