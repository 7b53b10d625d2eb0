// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.testkit.contract.GovernanceRace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Another process that races in the rounds that it is told, and says when it has. */
final class RacingProcess implements AutoCloseable {
    /** How the process commits. */
    enum Manner {
        /** As the backend does. */
        CAREFUL,
        /** The seeded fault: what was decided on an older state is committed all the same. */
        HEADLONG
    }

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private RacingProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static RacingProcess start(Path root, int racer, Manner manner) throws IOException {
        return new RacingProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RacingProcess.class.getName(),
                        root.toString(),
                        Integer.toString(racer),
                        manner.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void order(int round) throws IOException {
        orders.write(round + "\n");
        orders.flush();
    }

    /** Waits until the process has raced, and gives the number of the round. */
    String answer() throws IOException {
        return String.valueOf(answers.readLine());
    }

    @Override
    public void close() throws IOException {
        orders.close();
        answers.close();
        process.destroy();
    }

    /** Is the other process. */
    public static void main(String[] arguments) throws IOException {
        Backend directory = DirectoryBackend.at(Path.of(arguments[0]));
        Backend backend = Manner.valueOf(arguments[2]) == Manner.HEADLONG ? new Headlong(directory) : directory;
        try (Mlops mlops = Mlops.open(backend);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String round = orders.readLine(); round != null; round = orders.readLine()) {
                new GovernanceRace(Integer.parseInt(round)).run(mlops, Integer.parseInt(arguments[1]));
                System.out.println(round);
            }
        }
    }

    private record Headlong(Backend backend) implements Backend, RegistryStore {
        @Override
        public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
            CommitResult result = backend.registry().commit(model, expectedRevision, payloads);
            if (result instanceof CommitResult.Conflict conflict) {
                List<String> moved = IntStream.range(0, payloads.size())
                        .mapToObj(
                                i -> moved(model, payloads.get(i), expectedRevision + 1 + i, conflict.actual() + 1 + i))
                        .toList();
                commit(model, conflict.actual(), moved);
            }
            return new CommitResult.Committed(expectedRevision + payloads.size());
        }

        private static String moved(ModelName model, String payload, long from, long to) {
            AuditEntry entry = ModelEntryCodec.decode(model, new LogEntry(from, payload));
            return ModelEntryCodec.encode(
                    model,
                    new AuditEntry(to, entry.commandId(), entry.actor(), entry.at(), entry.policy(), entry.events()));
        }

        @Override
        public List<LogEntry> read(ModelName model, long afterRevision) {
            return backend.registry().read(model, afterRevision);
        }

        @Override
        public List<ModelName> models() {
            return backend.registry().models();
        }

        @Override
        public String description() {
            return backend.description();
        }

        @Override
        public Scope scope() {
            return backend.scope();
        }

        @Override
        public RegistryStore registry() {
            return this;
        }

        @Override
        public TrackingStore tracking() {
            return backend.tracking();
        }

        @Override
        public ArtifactStore artifacts() {
            return backend.artifacts();
        }

        @Override
        public void close() {
            backend.close();
        }
    }
}
