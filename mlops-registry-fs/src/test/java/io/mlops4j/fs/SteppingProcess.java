// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.fs.PublishScript.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another process that takes the steps of {@link PublishScript}, each a second time if it fails, and says on its standard
 * output how each ended: {@code ok}, {@code unknown} or {@code failed}.
 */
final class SteppingProcess {
    /** Said when everything that a process does at first was done once, elsewhere, and the script begins. */
    static final String BEGINS = "begins";

    private SteppingProcess() {}

    /** When a process says how a step ended. */
    enum Manner {
        /** When it has ended. */
        HONEST,
        /** The seeded fault: before it begins, and always well. */
        BOASTFUL
    }

    /**
     * Runs the process.
     *
     * @param prefix what stands before the command, such as a tracer
     * @param store where
     * @param manner when it says so
     * @return what it said
     * @throws IOException if it said nothing sensible: an error that is not ours
     */
    static List<String> run(List<String> prefix, Path store, Manner manner) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // starts sooner, with fewer calls that are not the store's
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SteppingProcess.class.getName(), store.toString(), manner.name()));
        Path errors = store.resolveSibling(store.getFileName() + ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> said;
        try (var output = process.inputReader()) {
            said = output.lines().toList();
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String complaints = Files.readString(errors);
        if (complaints.contains("Exception in thread")) {
            throw new IOException("The process said " + said + ", and " + complaints);
        }
        return said;
    }

    /** Is the other process. */
    public static void main(String[] arguments) {
        Path store = Path.of(arguments[0]);
        // every class is loaded and every constant made by this
        steps(store.resolveSibling(store.getFileName() + ".warm"), Manner.HONEST, line -> {});
        say(BEGINS);
        steps(store, Manner.valueOf(arguments[1]), SteppingProcess::say);
    }

    private interface Listener {
        void hear(String line);
    }

    private static void steps(Path store, Manner manner, Listener listener) {
        try (Mlops mlops = open(store)) {
            for (Step step : PublishScript.steps()) {
                if (manner == Manner.BOASTFUL) {
                    listener.hear("ok");
                    ending(step, mlops);
                } else {
                    listener.hear(ending(step, mlops));
                }
            }
        }
    }

    private static Mlops open(Path store) {
        try {
            return PublishScript.open(DirectoryBackend.at(store), "script-");
        } catch (MlopsException e) {
            return PublishScript.open(DirectoryBackend.at(store), "script-");
        }
    }

    private static String ending(Step step, Mlops mlops) {
        Optional<RuntimeException> first = failure(step, mlops);
        Optional<RuntimeException> second = first.flatMap(e -> failure(step, mlops));
        if (first.filter(CommitStateUnknownException.class::isInstance).isPresent()) {
            return "unknown";
        }
        return second.map(e -> "failed " + e).orElse("ok");
    }

    private static Optional<RuntimeException> failure(Step step, Mlops mlops) {
        try {
            step.run(mlops);
            return Optional.empty();
        } catch (MlopsException | IllegalStateException e) {
            return Optional.of(e);
        }
    }

    private static void say(String line) {
        try {
            // not by a stream that may have been closed by an injected error
            System.out.write((line + "\n").getBytes(UTF_8));
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
