// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.CommitResult.Committed;
import io.mlops4j.spi.CommitResult.Conflict;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Another process that writes into a store, and says on its standard output what was acknowledged, one line each: {@code
 * model <revision> <payload>}, {@code point <run> <step>}, {@code content <digest>}.
 */
final class CommittingProcess implements AutoCloseable {
    static final ModelName MODEL = ModelName.of("shared");
    static final String METRIC = "loss";

    /** What a process says that it has not done. */
    enum Lie {
        /** Nothing. */
        NONE(-1),
        /** A seeded fault: in its last round, that its entries were committed. */
        COMMITTED(0),
        /** A seeded fault: in its last round, that a point was appended. */
        APPENDED(2),
        /** A seeded fault: in its last round, that a content was stored. */
        STORED(3);

        /** How many lines are said in a round. */
        static final int LINES = 4;

        private final int line;

        Lie(int line) {
            this.line = line;
        }

        /** Tells which of the lines of a round is untrue, from 0. */
        int line() {
            return line;
        }
    }

    private final Process process;
    private final BufferedReader output;

    private CommittingProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a process that makes so many rounds of writes, under a name of its own. */
    static CommittingProcess start(Path root, String name, int rounds) throws IOException {
        return start(root, name, rounds, Lie.NONE);
    }

    /** Starts a process that lies in its last round. */
    static CommittingProcess start(Path root, String name, int rounds, Lie lie) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        root.toString(),
                        name,
                        Integer.toString(rounds),
                        lie.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new CommittingProcess(process);
    }

    /** Waits for the next line that the process says; null when it has ended. */
    String readLine() throws IOException {
        return output.readLine();
    }

    /** Waits for the end and tells how it ended. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills the process without warning. */
    void kill() throws InterruptedException {
        // unlike the process itself, its handle leaves what it has said readable
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Is the other process. */
    public static void main(String[] arguments) throws IOException {
        String name = arguments[1];
        int rounds = Integer.parseInt(arguments[2]);
        try (Backend backend = DirectoryBackend.at(Path.of(arguments[0]))) {
            RunId run = start(backend, name);
            for (int round = 1; round <= rounds; round++) {
                Lie lie = round < rounds ? Lie.NONE : Lie.valueOf(arguments[3]);
                String payload = "{\"by\":\"" + name + "\",\"round\":" + round + "}";
                String second = "{\"by\":\"" + name + "\",\"after\":" + round + "}";
                long revision = lie == Lie.COMMITTED ? 2L * round : commit(backend, List.of(payload, second));
                say("model " + (revision - 1) + " " + payload);
                say("model " + revision + " " + second);
                if (lie != Lie.APPENDED) {
                    backend.tracking().append(run, List.of(new MetricPoint(METRIC, 1.0 / round, round, 0)));
                }
                say("point " + name + " " + round);
                byte[] content = payload.getBytes(StandardCharsets.UTF_8);
                if (lie != Lie.STORED) {
                    backend.artifacts().put(new ByteArrayInputStream(content));
                }
                say("content " + Digest.of(payload).hex());
            }
        }
    }

    private static RunId start(Backend backend, String name) {
        RunId run = RunId.of(name);
        ExperimentName experiment = ExperimentName.of("processes");
        backend.tracking().create(new Experiment(experiment, Instant.EPOCH));
        RunEvent started = new RunEvent.Started(experiment, name, null, new TreeMap<>(), Instant.EPOCH);
        backend.tracking().commit(run, 0, List.of(started));
        return run;
    }

    private static long commit(Backend backend, List<String> payloads) {
        long expected = 0;
        while (true) {
            CommitResult result = backend.registry().commit(MODEL, expected, payloads);
            if (result instanceof Committed committed) {
                return committed.revision();
            }
            expected = ((Conflict) result).actual();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
